"""A randomness beacon in the form of drand: a chain of its own, three mirrors, and switches for each."""
