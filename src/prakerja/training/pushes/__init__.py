"""Whole lists that partners send: each row is judged by itself, and all that are right are written together."""
