"""A synthetic nation lives through the programme: the demo's people now, the whole of 2020 in fast-forward later."""
