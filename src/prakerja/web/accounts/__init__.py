"""Step 1 on the web: signing up, signing in, the second factor of staff."""
