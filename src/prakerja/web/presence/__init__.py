"""Step 9 on the web, for participants: confirming that one is present, and being led back to the institution."""
