"""What somebody paid back stands in the bank's statement: finance has found it, or the line names its reference."""

from datetime import date, datetime, time

from django.db import IntegrityError

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import BankLine, Demand, DemandName, Repayment
from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.case_of_line import case_of_line, close_as_repaid
from prakerja.appeals.repayment.money import books_of, post_repaid
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.states import DemandState
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.messages.words import Word


class LineUsed(Refused):
    """That line of the bank's statement tells of another repayment already."""


class LineOfTomorrow(Refused):
    """No bank has booked it yet."""


def record_repayment(
    *, reference: str, house: str, line: str, amount: Rupiah, paid_on: date, by: Actor, now: datetime
) -> Repayment:
    """It is taken off what they owe, and they have a slip. What is more than that is theirs, and is given back. A case
    of the bank's statement that this line is, is closed by it. The same line with the same amount twice is once.

    Whatever the demand has come to: the money is there. Raises NoDemand, LineUsed, LineOfTomorrow, LineOtherwise.
    """
    require(Permission.RECORD_REPAYMENTS, by=by)
    if paid_on > wib_day(now):
        raise LineOfTomorrow
    demand = _demand_of(reference)
    named = f"{house} {line}"
    earlier = _recorded(demand, named)
    if earlier is not None:
        if (earlier.amount, earlier.paid_on) != (int(amount), paid_on):
            raise LineUsed
        return earlier
    case = case_of_line(house, line, amount)
    _use(named, demand, amount, paid_on)
    owed = min(amount, books_of(demand).owed)
    day = datetime.combine(paid_on, time(12), tzinfo=WIB)
    posted = post_repaid(demand, house=house, subject=named, owed=owed, surplus=amount - owed, day=day, now=now)
    if case is not None:
        close_as_repaid(case, posted, reference=reference, by=by, now=now)
    left = books_of(demand).owed
    made = _add(demand, named, amount, amount - owed, left, paid_on, by=by, now=now)
    if not left and demand.state in (DemandState.OPEN, DemandState.HANDED_OVER):
        Demand.objects.filter(pk=demand.pk).move(to=DemandState.PAID, ended_at=now)
    _tell(demand, made, now)
    record(AppealsEvent.REPAID, subject=made, by=by, at=now, applicant_id=demand.applicant_id, amount=int(amount))
    return made


def _tell(demand: Demand, made: Repayment, now: datetime) -> None:
    words: dict[str, Word] = {"amount": made.amount, "left": made.left, "surplus": made.surplus}
    tell(demand, "repayment_received", words, once=f"repaid:{made.number}", now=now)


def _demand_of(reference: str) -> Demand:
    """Locked, after its card: in the order in which everybody takes them. Raises NoDemand."""
    named = DemandName.objects.filter(pk=reference).first()
    if named is None:
        raise NoDemand
    award = Demand.objects.values_list("award", flat=True).get(pk=(named.applicant_id, named.demand))
    Card.objects.lock_by_key((named.applicant_id, award))
    return Demand.objects.lock_by_key((named.applicant_id, named.demand))


def _recorded(demand: Demand, named: str) -> Repayment | None:
    of_it = Repayment.objects.filter(applicant_id=demand.applicant_id, demand=demand.number, line=named)
    found: Repayment | None = of_it.first()
    return found


def _use(named: str, demand: Demand, amount: Rupiah, paid_on: date) -> None:
    """Raises LineUsed."""
    try:
        with savepoint():
            BankLine.objects.create(
                line=named,
                applicant_id=demand.applicant_id,
                demand=demand.number,
                amount=int(amount),
                booked_on=paid_on,
            )
    except IntegrityError as error:
        if violates(error, "appeals_bankline_pkey"):
            raise LineUsed from None
        raise


def _add(
    demand: Demand,
    named: str,
    amount: Rupiah,
    surplus: Rupiah,
    left: Rupiah,
    paid_on: date,
    *,
    by: Actor,
    now: datetime,
) -> Repayment:
    earlier = Repayment.objects.filter(applicant_id=demand.applicant_id, demand=demand.number).count()
    return Repayment.objects.create(
        applicant_id=demand.applicant_id,
        demand=demand.number,
        number=earlier + 1,
        amount=int(amount),
        surplus=int(surplus),
        left=int(left),
        line=named,
        paid_on=paid_on,
        recorded_by=by.account_id if by.kind is ActorKind.STAFF else None,
        recorded_at=now,
    )
