"""Signing in with a partner by one's account here: agreeing to it, and taking it back."""
