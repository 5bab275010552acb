"""What one calls oneself and where one is reached: one spelling each, wherever it is typed."""
