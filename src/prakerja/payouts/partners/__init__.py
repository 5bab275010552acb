"""Platforms and institutions: the account that each is paid into, and the payment of what they are stated."""
