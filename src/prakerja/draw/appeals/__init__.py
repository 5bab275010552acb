"""Appeals under the seed of a draw: what the log says of whoever was heard, and when it may be opened."""
