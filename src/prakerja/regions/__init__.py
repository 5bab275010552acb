"""Provinces and regencies with their Kemendagri codes, dates and time zones."""
