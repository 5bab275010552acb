"""Whole lists that partners send: each row is applied by itself, and a row that will not do stops no other."""
