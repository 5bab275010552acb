"""What the appeals ask of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane


@job(lane=Lane.WORK, lock="reminders of repayment")
def remind_of_demands() -> None:
    """The next who owe something back are reminded of a date that comes near, or has passed."""


@job()
def match_repayments() -> None:
    """Credits that name the reference of a notice are recorded as what they are."""


@job()
def look_for_demands() -> None:
    """Somebody looks whether it is time to remind."""
