"""Signing in with partners, on the web."""
