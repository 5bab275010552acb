"""Step 5 on the web: the waves of one's area, joining one, and the proof of it."""
