"""The office's pages about proposals: what waits, what would happen, and deciding it."""
