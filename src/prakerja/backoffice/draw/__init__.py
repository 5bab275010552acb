"""The custodians' page."""
