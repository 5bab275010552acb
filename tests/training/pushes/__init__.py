"""Whole lists that partners send."""
