"""Whose account is paid, and what is paid into it."""

from prakerja.payouts.models.accounts import AccountDecision, AccountHolder, LinkedAccount

__all__ = [
    "AccountDecision",
    "AccountHolder",
    "LinkedAccount",
]
