"""Signing in with a partner by one's account here: who may ask for it, who has agreed, and what they were given."""
