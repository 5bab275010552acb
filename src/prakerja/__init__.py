"""Runs a national training-benefit programme; see docs/journey.md for the way through the house."""
