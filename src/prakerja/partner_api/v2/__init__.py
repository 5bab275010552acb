"""Version 2: what v1 lacks. Signed by SHA-256, repeated by keys, and asked for in lists."""
