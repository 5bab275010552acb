"""Codes are sent in earnest where a test asks for the world outside."""

from tests.messages.outside import hear_receipt, outside, posted_receipts, running

__all__ = ["hear_receipt", "outside", "posted_receipts", "running"]
