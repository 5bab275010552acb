"""What was paid to somebody who was not entitled comes back."""
