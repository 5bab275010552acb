"""The office's page about the public log: who vouches for it."""
