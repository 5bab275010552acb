"""The commands, run as a person would."""
