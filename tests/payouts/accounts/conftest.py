"""The same bank as where payments are sent."""

from tests.payouts.sending.conftest import bank, running

__all__ = ["bank", "running"]
