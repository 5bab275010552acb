"""Signing people in with partners by their accounts here (docs/partner-api/sso.md)."""
