"""Step 11: the account that somebody is paid into, and how what is due reaches it once."""
