"""Step 7 on the web: the published waves with their proofs, and one's own result."""
