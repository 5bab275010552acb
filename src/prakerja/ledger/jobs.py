"""What the ledger asks of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane


@job()
def expire_holds() -> None:
    """What was held and not answered in time is back where it came from."""


@job()
def take_sums() -> None:
    """Every hot account has a sum up to about now."""


@job(lane=Lane.WORK)
def keep_proof() -> None:
    """The books are proven, and the public log says how that ended."""
