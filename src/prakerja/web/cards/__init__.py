"""Step 8 on the web: one's own card with its number and its letter."""
