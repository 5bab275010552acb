"""The public figures, read across all steps: never of one person."""
