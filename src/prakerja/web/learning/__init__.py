"""Step 9 on the web, for participants: the trainings that they have bought, and their certificates."""
