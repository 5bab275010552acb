"""Objections of people who were found not eligible for a wave: said once, decided by two, and told to the log."""
