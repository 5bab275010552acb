"""Whoever owes something back is reminded before each date, once it is over, and no more when nothing is owed."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.appeals import jobs
from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.choose_plan import locked, plan_of
from prakerja.appeals.repayment.money import books_of, paid_of
from prakerja.appeals.repayment.rules import Part, how_parts_stand, last_day, reminded_for, with_all_owed
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.states import DemandState
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.messages.words import Word
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 200
#: By day where they live.
_HOURS: Final = range(9, 20)
_BEGINNING: Final = f"{UUID(int=0)} 0"


def remind_of_demands(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next demands whose clock runs are looked at; returns whether any may be left. Nobody is told twice of a
    date. What the bank sent back may have settled one: that one is over."""
    require(Permission.REMIND_OWING, by=by)
    reached = held_progress(jobs.remind_of_demands)
    applicant, number = (reached.cursor or _BEGINNING).split()
    after = Demand.objects.filter(state=DemandState.OPEN, pk__gt=(UUID(applicant), int(number)))
    found = list(after.order_by("applicant_id", "number")[:at_once])
    for one in found:
        _look_at(one, by=by, now=now)
    cursor = f"{found[-1].applicant_id} {found[-1].number}" if found else reached.cursor
    note_progress(jobs.remind_of_demands, Progress(cursor, reached.done + len(found)))
    return len(found) == at_once


def _look_at(one: Demand, *, by: Actor, now: datetime) -> None:
    demand = locked(one.applicant_id, one.number)
    if demand.state != DemandState.OPEN:
        return
    owed = books_of(demand).owed
    if not owed:
        Demand.objects.filter(pk=demand.pk).move(to=DemandState.PAID, ended_at=now)
        record(AppealsEvent.SETTLED, subject=demand, by=by, at=now, applicant_id=demand.applicant_id)
        return
    there = now.astimezone(demand.clock)
    if there.hour in _HOURS:
        _remind(demand, owed, today=there.date(), now=now)


def _remind(demand: Demand, owed: Rupiah, *, today: date, now: datetime) -> None:
    due = reminded_for(how_parts_stand(parts_of(demand, owed), paid_since_plan(demand)), today=today)
    if due is None:
        return
    day, left = due
    words: dict[str, Word] = {
        "owed": int(owed),
        "day": noon_there(day, demand),
        "days_left": left,
        "regency": demand.regency,
        "until": demand.pays_until,
        "is_over": now >= demand.pays_until,
    }
    tell(demand, "repayment_reminder", words, once=f"remind:{day}:{left}", now=now)


def parts_of(demand: Demand, owed: Rupiah) -> list[Part]:
    """Its plan, or the whole at the end; together all that is owed."""
    whole = owed + paid_since_plan(demand)
    planned = plan_of(demand)
    return with_all_owed(planned, whole) if planned else [Part(last_day(demand.pays_until, demand.clock), whole)]


def paid_since_plan(demand: Demand) -> Rupiah:
    return Rupiah(max(0, int(paid_of(demand)) - demand.paid_before_plan))


def noon_there(day: date, demand: Demand) -> datetime:
    """A moment of that day, for a letter that prints the day."""
    return datetime.combine(day, datetime.min.time(), tzinfo=demand.clock) + timedelta(hours=12)
