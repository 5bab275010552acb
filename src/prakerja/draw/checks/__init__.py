"""Checks of a result before it is public, from the files alone; they share no code with the engine that made it."""
