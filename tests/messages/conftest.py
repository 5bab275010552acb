"""This folder sends in earnest."""

from tests.messages.outside import hear_receipt, outside, posted_receipts, running

__all__ = ["hear_receipt", "outside", "posted_receipts", "running"]
