"""One-time codes by e-mail and SMS, and the tallies behind every limit. A step says what for."""
