"""What looks like fraud."""
