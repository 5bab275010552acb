"""Step 8 on the web: one's own card with its number and letter, and checking a letter that somebody shows."""
