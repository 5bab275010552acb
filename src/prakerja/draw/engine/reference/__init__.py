"""The draw as the rules word it, a candidate at a time: what the compiled engine is held to, and its stand-in."""
