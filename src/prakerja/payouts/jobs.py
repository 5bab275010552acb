"""What the payouts ask of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane


@job(lane=Lane.WORK, lock="payouts.build")
def build_batches(*, due_on: str) -> None:
    """The next of what is due by this day has its instructions; at the end its batches are built."""


@job()
def look_for_payable() -> None:
    """Somebody builds what is to be paid today."""
