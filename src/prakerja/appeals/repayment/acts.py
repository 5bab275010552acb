"""What two people decide about what somebody owes back, and what it would do to the books."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.appeals.models import Demand, DemandObjection, ReportedDeath
from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.money import books_of, let_go_for_death
from prakerja.appeals.repayment.names import demand_key_in
from prakerja.appeals.repayment.refusals import (
    DemandedAlready,
    NoBankLine,
    NobodyDied,
    NoLongerPlan,
    NoObjectionToDemand,
    NothingOwed,
    NothingToGiveBack,
    NotLonger,
    NotOpen,
    NotOverdue,
    NoWriteOff,
    OfTheDead,
    TooLittleToDemand,
)
from prakerja.appeals.repayment.rules import MOST_MONTHS, end_of
from prakerja.appeals.repayment.turn_round import Disputed
from prakerja.appeals.states import LIVE, OVERPAID, DemandState, WrittenOffFor
from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.card_acts import card_in
from prakerja.cards.claim_books import ClaimBooks
from prakerja.cards.entitlement_books import given_to
from prakerja.cards.houses import known_houses
from prakerja.cards.models import Card, CardMove
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.incentives.rules import months_after
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.payouts.differences.rules import LEAST_RECTIFIED

_LONGEST_BASIS: Final = 500


def demand_in(subject: str) -> Demand:
    """Raises NoSuchDemand, NoDemand."""
    found: Demand | None = Demand.objects.filter(pk=demand_key_in(subject)).select_related("wave").first()
    if found is None:
        raise NoDemand
    return found


def to_demand(card: Card) -> tuple[ClaimBooks, str]:
    """What is owed for it, and why. Raises NothingOwed, DemandedAlready, OfTheDead, TooLittleToDemand."""
    books = ClaimBooks.of(card.applicant_id, wave=card.wave.number)
    if not books.owed:
        raise NothingOwed
    if Demand.objects.live().filter(applicant_id=card.applicant_id, award=card.award).exists():
        raise DemandedAlready
    if card.state != CardState.ANNULLED:
        return _overpaid(card, books), OVERPAID
    ended = CardMove.objects.filter(applicant_id=card.applicant_id, award=card.award, state=card.state)
    because = MoveReason(ended.order_by("-number").values_list("reason", flat=True)[0])
    if because is MoveReason.DEATH or has_died(card.applicant_id):
        raise OfTheDead
    return books, because.value


def _overpaid(card: Card, books: ClaimBooks) -> ClaimBooks:
    """Of a card that stands. Raises OfTheDead, TooLittleToDemand."""
    if has_died(card.applicant_id):
        raise OfTheDead
    if books.owed < LEAST_RECTIFIED:
        raise TooLittleToDemand
    return books


def has_died(applicant_id: UUID) -> bool:
    """As the office has heard."""
    return ReportedDeath.objects.that_count().filter(applicant_id=applicant_id).exists()


def training_of(card: Card, owed: Rupiah) -> Rupiah:
    """What of it was for trainings: what they paid back filled the rest first."""
    return min(owed, given_to(card)[0]) if card.state == CardState.ANNULLED else Rupiah(0)


def _demanding(subject: str, _asked: Plan, _now: datetime) -> Plan:
    card = card_in(subject)
    books, because = to_demand(card)
    training = training_of(card, books.owed)
    return {
        "number": card.wave.number,
        "last_four": card.last_four,
        "because": because,
        "training_owed": int(training),
        "incentive_owed": int(books.owed - training),
        "owed": int(books.owed),
    }


def months_in(asked: Plan) -> tuple[int, str]:
    """How many months, and by what law. Raises NoLongerPlan."""
    months, basis = asked.get("months"), asked.get("basis")
    if not isinstance(months, int) or isinstance(months, bool) or not 1 <= months <= MOST_MONTHS:
        raise NoLongerPlan
    if not isinstance(basis, str) or not 0 < len(basis.strip()) <= _LONGEST_BASIS:
        raise NoLongerPlan
    return months, basis.strip()


def _granting(subject: str, asked: Plan, now: datetime) -> Plan:
    demand = demand_in(subject)
    months, basis = months_in(asked)
    if demand.state != DemandState.OPEN:
        raise NotOpen
    longer_until(demand, months, now=now)
    return {**_named(demand), "months": months, "legal_basis": basis}


def longer_until(demand: Demand, months: int, *, now: datetime) -> datetime:
    """Its new end, by a plan of so many months from today. Raises NotLonger."""
    zone = demand.clock
    until = end_of(months_after(now.astimezone(zone).date(), months), zone)
    if until <= demand.pays_until:
        raise NotLonger
    return until


def require_overdue(demand: Demand, *, now: datetime) -> None:
    """Raises NotOpen, NotOverdue, NothingOwed."""
    if demand.state != DemandState.OPEN:
        raise NotOpen
    if now < demand.pays_until:
        raise NotOverdue
    if not books_of(demand).owed:
        raise NothingOwed


def _handing_over(subject: str, _asked: Plan, now: datetime) -> Plan:
    demand = demand_in(subject)
    require_overdue(demand, now=now)
    return _named(demand)


def written_off_for(asked: Plan) -> WrittenOffFor:
    """Raises NoWriteOff."""
    try:
        return WrittenOffFor(str(asked.get("because")))
    except ValueError:
        raise NoWriteOff from None


def _writing_off(subject: str, asked: Plan, _now: datetime) -> Plan:
    demand = demand_in(subject)
    because = written_off_for(asked)
    if demand.state not in LIVE:
        raise NotOpen
    return {**_named(demand), "written_off_for": because.value}


def _finding_alive(subject: str, _asked: Plan, _now: datetime) -> Plan:
    demand = demand_in(subject)
    again = sum_of(Rupiah(one.amount) for one in let_go_for_death(demand))
    if demand.state != DemandState.WRITTEN_OFF or not again:
        raise NobodyDied
    return {**_named(demand), "owed_again": int(again)}


def waiting_objection_to(demand: Demand) -> DemandObjection:
    """Raises NoObjectionToDemand."""
    of_it = DemandObjection.objects.filter(applicant_id=demand.applicant_id, demand=demand.number)
    found: DemandObjection | None = of_it.filter(decided_at=None).first()
    if found is None or demand.state != DemandState.OBJECTED:
        raise NoObjectionToDemand
    return found


def _upholding(subject: str, _asked: Plan, _now: datetime) -> Plan:
    demand = demand_in(subject)
    objection = waiting_objection_to(demand)
    disputed = Disputed.of(demand, objection)
    return {
        **_named(demand),
        **_against(objection),
        "claim_dropped": int(disputed.amount),
        "to_give_back": int(disputed.freed + books_of(demand).to_give_back),
    }


def _rejecting(subject: str, _asked: Plan, _now: datetime) -> Plan:
    demand = demand_in(subject)
    return {**_named(demand), **_against(waiting_objection_to(demand))}


def _against(objection: DemandObjection) -> Plan:
    return {"objected_added": objection.added} if objection.added else {}


def bank_line_in(asked: Plan) -> tuple[str, str]:
    """The house and what it calls the line. Raises NoBankLine."""
    house, line = asked.get("house"), asked.get("line")
    if not (isinstance(house, str) and isinstance(line, str) and house in known_houses() and 0 < len(line) <= 64):
        raise NoBankLine
    return house, line


def _giving_back(subject: str, asked: Plan, _now: datetime) -> Plan:
    demand = demand_in(subject)
    house, line = bank_line_in(asked)
    books = books_of(demand)
    if not books.to_give_back:
        raise NothingToGiveBack
    return {**_named(demand), "house": house, "bank_line": line, "to_give_back": int(books.to_give_back)}


def _named(demand: Demand) -> Plan:
    """Which it is, and what is owed as it is shown."""
    card = Card.objects.get(pk=(demand.applicant_id, demand.award))
    return {"number": demand.wave.number, "last_four": card.last_four, "owed": int(books_of(demand).owed)}


_BY: Final = Permission.DECIDE_REPAYMENTS
#: Subject: the card.
DEMAND: Final = declare_act("appeals.demand", permission=_BY, foresee=_demanding, keeps_plan=True)
#: All others, subject: the demand. Asked: `months` and `basis`.
LONGER_PLAN: Final = declare_act("appeals.longer_plan", permission=_BY, foresee=_granting)
HAND_OVER: Final = declare_act("appeals.hand_over", permission=_BY, foresee=_handing_over)
#: Asked: `because`.
WRITE_OFF: Final = declare_act("appeals.write_off", permission=_BY, foresee=_writing_off, keeps_plan=True)
#: The report of a death was wrong.
FIND_ALIVE: Final = declare_act("appeals.find_alive", permission=_BY, foresee=_finding_alive, keeps_plan=True)
UPHOLD: Final = declare_act("appeals.uphold_objection", permission=_BY, foresee=_upholding, keeps_plan=True)
REJECT: Final = declare_act("appeals.reject_objection", permission=_BY, foresee=_rejecting)
#: What they paid too much went back to them. Asked: `house` and `line` of the bank's statement.
GIVE_BACK: Final = declare_act("appeals.give_back", permission=_BY, foresee=_giving_back, keeps_plan=True)
