"""What partners' programs ask over HTTP."""
