"""An objection was decided, and something is demanded still: the clock goes on where it stood."""

from datetime import datetime

from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.choose_plan import put_plan
from prakerja.appeals.repayment.money import books_of, paid_of
from prakerja.appeals.repayment.remind_of_demands import paid_since_plan, parts_of
from prakerja.appeals.repayment.rules import end_of, how_parts_stand, last_day, moved_by, no_more_than
from prakerja.appeals.states import DemandState
from prakerja.cards.rules import after_pause


def go_on(demand: Demand, *, now: datetime) -> datetime:
    """They have as much time as they had when they objected: returns until when. What was with the lawyers is there
    again; where it is paid by now, it is over. The demand is locked, and in the books it is as it was decided.
    """
    left = after_pause(demand.pays_until, paused_at=demand.stopped_at or now, now=now)
    # Whole days: it is overdue with the end of one, there.
    until = end_of(last_day(left, demand.clock), demand.clock)
    rows, owed = Demand.objects.filter(pk=demand.pk), books_of(demand).owed
    if demand.legal_basis and owed:
        _move_plan(demand, until)
    else:
        # The dates of their own plan were counted while the clock ran: the whole is due at the end, and another one
        # may be chosen.
        rows.update(pays_until=until, plan=0, paid_before_plan=0)
    if not owed:
        rows.move(to=DemandState.PAID, stopped_at=None, ended_at=now)
    elif demand.handed_over_at is not None:
        rows.move(to=DemandState.HANDED_OVER, stopped_at=None)
    else:
        rows.move(to=DemandState.OPEN, stopped_at=None)
    return until


def _move_plan(demand: Demand, until: datetime) -> None:
    """Each date of a longer plan is as many days later as the clock stood still."""
    days = (last_day(until, demand.clock) - last_day(demand.pays_until, demand.clock)).days
    owed = books_of(demand).owed
    standing = how_parts_stand(parts_of(demand, owed), paid_since_plan(demand))
    parts = no_more_than(moved_by(standing, days), owed)
    put_plan(demand, parts, paid=paid_of(demand), pays_until=until)
