"""What the cards ask of the background."""

from typing import Final

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.waves.work_lock import WORK_LOCK

#: One worker reminds at a time.
_REMINDERS: Final = "reminders of deadlines"
#: One worker goes through the cards for a list at a time.
_OF_LIST: Final = "cards of list {list_id}"
_YEAR_ENDS: Final = "year end {subject}"


@job(lane=Lane.WORK, lock=WORK_LOCK)
def award_cards(*, wave_id: int) -> None:
    """The next recipients of the published wave get their cards."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def revoke_overdue(*, wave_id: int) -> None:
    """The next cards of the wave whose deadline went by are revoked."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def count_seats(*, wave_id: int) -> None:
    """The next seats of the wave that came back for good are counted."""


@job(lane=Lane.WORK, lock=_YEAR_ENDS)
def close_year(*, subject: str) -> None:
    """The next cards of a scheme's year are closed, as two people decided."""


@job(lane=Lane.WORK, lock=_REMINDERS)
def remind_of_deadlines() -> None:
    """The next holders whose deadline comes near are reminded of it."""


@job(lane=Lane.WORK, lock=_OF_LIST)
def rescreen_cards(*, list_id: int) -> None:
    """The next cards are screened against a list that came into force."""


@job(lane=Lane.WORK, lock=_OF_LIST)
def drop_doubts(*, list_id: int) -> None:
    """The next cards that a withdrawn list spoke against are free of it."""


@job()
def look_for_lists() -> None:
    """Lists that came into force, or were withdrawn, have somebody who goes through the cards for them."""


@job()
def look_for_overdue() -> None:
    """Waves with overdue cards have somebody who revokes them."""


@job()
def look_for_seats() -> None:
    """Waves to which seats came back have somebody who counts them; what counts the cards is folded."""


@job()
def look_for_reminders() -> None:
    """Somebody looks whether it is time to remind."""
