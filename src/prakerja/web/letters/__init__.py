"""Step 8 on the web, for everybody: checking an award letter that somebody shows."""
