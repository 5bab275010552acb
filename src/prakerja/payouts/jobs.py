"""What the payouts ask of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane


@job(lane=Lane.WORK, lock="payouts.build")
def build_batches(*, due_on: str) -> None:
    """The next of what is due by this day has its instructions; at the end its batches are built."""


@job(lane=Lane.WORK, lock="payouts.release {batch_id}")
def release_batch(*, batch_id: str) -> None:
    """The next of the batch are screened once more; when all are, it is released."""


@job()
def look_for_payable() -> None:
    """Somebody builds what is to be paid today."""
