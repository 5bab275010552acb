"""Step 9 on the web, for everybody: checking a certificate that somebody shows."""
