"""Codes are sent in earnest where a test asks for the world outside."""

from tests.messages.outside import hear_delivery_report, outside, posted_delivery_reports, running

__all__ = ["hear_delivery_report", "outside", "posted_delivery_reports", "running"]
