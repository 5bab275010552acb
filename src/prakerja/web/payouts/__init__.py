"""The pages of the account that one is paid into."""
