"""After going through the cards for a list has failed and a look at the cause: an officer has it go on."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards import jobs
from prakerja.cards.events import CardsEvent
from prakerja.kit.actor import Actor
from prakerja.screening.models import ExclusionList
from prakerja.work.try_again import try_again


def try_rescreening_again(*, list_id: int, by: Actor, now: datetime) -> None:
    """Whichever failed goes on where it stood: asking who is on it, or dropping what it said. Nothing happens else."""
    require(Permission.TRY_WORK_AGAIN, by=by)
    tried = [try_again(job, now, list_id=list_id) for job in (jobs.rescreen_cards, jobs.drop_doubts)]
    if any(tried):
        row = ExclusionList.objects.get(pk=list_id)
        record(CardsEvent.RESCREENING_TRIED_AGAIN, subject=row, by=by, at=now)
