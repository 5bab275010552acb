"""The office's pages about waves: all of them, planning one, one with its stages."""
