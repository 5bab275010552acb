"""Step 8: a seat becomes a card, with a number, a training balance, an incentive set aside, and a deadline."""
