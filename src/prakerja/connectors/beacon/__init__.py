"""A randomness beacon (drand): a number at each round that nobody knew before, and nobody chose."""
