"""The synthetic nation and the demo."""
