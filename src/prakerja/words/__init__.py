"""What a reason, an area, a moment, an amount is called on pages and in letters; by step."""
