"""Step 10: what a finished and reviewed training earns, on which day each instalment is due, and why not yet."""
