"""The office's pages about its own people."""
