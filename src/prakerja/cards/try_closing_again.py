"""After closing a year has failed and a look at the cause: an officer has it go on."""

from datetime import datetime

from prakerja.audit.record import record_of
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards import jobs
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import YearClosing
from prakerja.kit.actor import Actor
from prakerja.work.try_again import try_again


def try_closing_again(*, subject: str, by: Actor, now: datetime) -> None:
    """It goes on where it stood. Nothing happens unless it has failed."""
    require(Permission.TRY_WORK_AGAIN, by=by)
    if try_again(jobs.close_year, now, subject=subject):
        kind = YearClosing._meta.label
        record_of(CardsEvent.CLOSING_TRIED_AGAIN, subject_type=kind, subject_id=subject, by=by, at=now)
