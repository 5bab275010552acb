"""Step 4 on the web: the explanation, the test itself, its result."""
