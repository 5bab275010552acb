"""Which partners sign people in, where they lead them, and what they may ask for."""
