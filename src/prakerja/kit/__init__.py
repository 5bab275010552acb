"""The few small things that every floor of the house stands on. Knows no step."""
