"""Step 12: what somebody owes back, how they object to it, and what becomes of it."""
