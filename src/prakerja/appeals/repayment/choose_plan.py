"""Somebody who owes something back chooses in how many parts they pay it, within the time that they have."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, PlanPart
from prakerja.appeals.repayment.money import books_of, paid_of
from prakerja.appeals.repayment.refusals import NothingOwed, NotOpen
from prakerja.appeals.repayment.rules import MOST_PARTS, Part, last_day, parts_within
from prakerja.appeals.states import DemandState
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah


class NoParts(Refused):
    """It is paid back in one to three parts."""


class PlanFixed(Refused):
    """Two people have granted a longer plan: that one holds."""


class TooLateForPlan(Refused):
    """It is overdue: the whole is to be paid now."""


def choose_plan(*, applicant_id: UUID, number: int, parts: int, by: Actor, now: datetime) -> None:
    """What is owed now is due in so many parts, the last on the last day. The same plan twice is once.

    Raises NoDemand, NoParts, NotOpen, PlanFixed, TooLateForPlan, NothingOwed.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    if parts not in range(1, MOST_PARTS + 1):
        raise NoParts
    demand = locked(applicant_id, number)
    if demand.state != DemandState.OPEN:
        raise NotOpen
    if demand.legal_basis:
        raise PlanFixed
    if now >= demand.pays_until:
        raise TooLateForPlan
    books, zone = books_of(demand), demand.clock
    if not books.owed:
        raise NothingOwed
    today, last = now.astimezone(zone).date(), last_day(demand.pays_until, zone)
    if put_plan(demand, parts_within(books.owed, parts, today=today, last=last), paid=paid_of(demand)):
        record(AppealsEvent.PLANNED, subject=demand, by=by, at=now, applicant_id=applicant_id, parts=parts)


def locked(applicant_id: UUID, number: int) -> Demand:
    """The demand, and its card before it: in the order in which everybody takes them. Raises NoDemand."""
    award = Demand.objects.filter(pk=(applicant_id, number)).values_list("award", flat=True).first()
    if award is not None:
        Card.objects.lock_by_key((applicant_id, award))
    return Demand.objects.lock_by_key((applicant_id, number))


def plan_of(demand: Demand) -> list[Part]:
    """None: the whole is due at the end."""
    rows = PlanPart.objects.filter(applicant_id=demand.applicant_id, demand=demand.number, plan=demand.plan)
    return [Part(row.due_on, Rupiah(row.amount)) for row in rows.order_by("part")]


def put_plan(demand: Demand, parts: list[Part], *, paid: Rupiah, **changes: object) -> bool:
    """This plan holds from now on. False: it did already."""
    if parts == plan_of(demand) and not changes:
        return False
    if len(parts) == 1 and not demand.plan and not changes:
        return False  # Without a plan it is due so.
    PlanPart.objects.bulk_create(
        PlanPart(
            applicant_id=demand.applicant_id,
            demand=demand.number,
            plan=demand.plan + 1,
            part=number,
            due_on=part.due_on,
            amount=int(part.amount),
        )
        for number, part in enumerate(parts, start=1)
    )
    rows = Demand.objects.filter(pk=demand.pk)
    rows.update(plan=demand.plan + 1, paid_before_plan=int(paid), **changes)
    return True
