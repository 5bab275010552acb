"""Auditors open the leaf of everybody with a seat, and hold it against the card: a swapped receipt shows there."""
