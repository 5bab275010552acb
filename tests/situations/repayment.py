"""Somebody who was not entitled, what is demanded of them, and what becomes of that."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from prakerja.appeals import jobs
from prakerja.appeals.models import Demand, Repayment
from prakerja.appeals.repayment.acts import DEMAND, FIND_ALIVE, HAND_OVER, LONGER_PLAN, REJECT, UPHOLD, WRITE_OFF
from prakerja.appeals.repayment.demand import demand
from prakerja.appeals.repayment.find_alive import find_alive
from prakerja.appeals.repayment.grant_longer_plan import grant_longer_plan
from prakerja.appeals.repayment.hand_over import hand_over
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.object_to_demand import object_to_demand
from prakerja.appeals.repayment.record_repayment import record_repayment
from prakerja.appeals.repayment.reject_objection_to_demand import reject_objection_to_demand
from prakerja.appeals.repayment.remind_of_demands import remind_of_demands
from prakerja.appeals.repayment.uphold_objection_to_demand import uphold_objection_to_demand
from prakerja.appeals.repayment.write_off import write_off
from prakerja.approvals.register import Act
from prakerja.cards.card_acts import subject_of_card
from prakerja.cards.follow_payments import Became, Followed, follow_payments
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.cards import NOW, decided
from tests.situations.doubts import RESCREENING, entitlement_ended, move_money, moved_money, paid_out, told_of
from tests.situations.lives import a_card, bought
from tests.situations.waves import an_officer

REMINDING: Final = Actor.system("appeals.remind_of_demands")
PAID: Final = 600_000
SPENT: Final = 400_000
_FIRST: Final = 12
OWED: Final = PAID + SPENT
#: The card is annulled fifteen days after its award, and what it gave is demanded on the day after that.
_ANNULLED: Final = timedelta(days=15)


def who_owes(
    *, spent: int = SPENT, paid: int = PAID, on_its_way: int = 0, card: Card | None = None, **traits: object
) -> Card:
    """Their card is annulled; a training was bought with it, and an instalment had arrived.

    `on_its_way`: so many more had been sent.
    """
    card = card or a_card(number=_FIRST + Wave.objects.count(), at=NOW, **traits)
    at = card.awarded_at + timedelta(seconds=1)
    bought(card, at=at)
    if spent:
        moved_money(card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, spent, at=at)
    if paid:
        moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, paid, at=at)
        paid_out(card, paid, at=at)
    for number in range(1, on_its_way + 1):
        sent = at + timedelta(seconds=number)
        moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, PAID, at=sent)
        moved_money(card, AccountKind.INCENTIVE_DUE, AccountKind.IN_TRANSIT, PAID, at=sent)
    since = min(date(2021, 1, 1), wib_day(card.awarded_at))
    told_of(card, HoldReason.CITIZENSHIP, on=since, at=card.awarded_at)
    return entitlement_ended(card, at=card.awarded_at + _ANNULLED)


#: Between which accounts it moves.
_BECAME: Final = {
    Became.PAID: (AccountKind.IN_TRANSIT, AccountKind.FLOAT),
    Became.NOT_PAID: (AccountKind.IN_TRANSIT, AccountKind.INCENTIVE_DUE),
    Became.RETURNED: (AccountKind.FLOAT, AccountKind.INCENTIVE_DUE),
}


def payment_became(card: Card, number: int, became: Became, *, at: datetime) -> None:
    """As whoever books a payment books it, and follows it, in one unit of work."""
    with unit_of_work(by=RESCREENING):
        if became is Became.PAID:
            move_money(card, AccountKind.FLOAT, AccountKind.DEPOSITS, PAID, at=at)
        move_money(card, *_BECAME[became], PAID, at=at)
        follow_payments([Followed(card.applicant_id, card.wave.number, number, PAID)], became, now=at)


def when(card: Card) -> datetime:
    """It is demanded."""
    return card.awarded_at + _ANNULLED + timedelta(days=1)


def demanded(card: Card | None = None, *, at: datetime | None = None) -> Demand:
    card = card or who_owes()
    at = at or when(card)
    by = decided(DEMAND, subject_of_card(card.pk), at=at)
    with unit_of_work(by=by):
        demand(applicant_id=card.applicant_id, award=card.award, by=by, now=at)
    made: Demand = Demand.objects.select_related("wave").filter(applicant_id=card.applicant_id).latest("number")
    return made


def owing(one: Demand) -> Actor:
    """Whoever owes it."""
    return Actor.applicant(ApplicantId(one.applicant_id))


def repaid(one: Demand, amount: int, *, at: datetime | None = None, line: str = "L1", house: str = "bni") -> Repayment:
    """Finance has found it in the bank's statement."""
    by, at = an_officer(), at or one.demanded_at + timedelta(days=1)
    with unit_of_work(by=by):
        return record_repayment(
            reference=one.reference, house=house, line=line, amount=Rupiah(amount), paid_on=wib_day(at), by=by, now=at
        )


def objected_to(one: Demand, *, at: datetime | None = None, text: str = "Saya warga negara") -> None:
    at = at or one.demanded_at + timedelta(days=1)
    with unit_of_work(by=owing(one)):
        object_to_demand(applicant_id=one.applicant_id, number=one.number, text=text, by=owing(one), now=at)


VERBS: Final[dict[Act, Callable[..., None]]] = {
    LONGER_PLAN: grant_longer_plan,
    HAND_OVER: hand_over,
    WRITE_OFF: write_off,
    FIND_ALIVE: find_alive,
    UPHOLD: uphold_objection_to_demand,
    REJECT: reject_objection_to_demand,
}


def decided_of(act: Act, one: Demand, *, at: datetime, **asked: object) -> Actor:
    """Two others have decided it, and the second of them may carry it out."""
    return decided(act, subject_of_demand(one.pk), at=at, **asked)  # type: ignore[arg-type]


def done(act: Act, one: Demand, *, at: datetime, **asked: object) -> Demand:
    """Two others have decided it, and it is carried out."""
    by = decided_of(act, one, at=at, **asked)
    with unit_of_work(by=by):
        VERBS[act](applicant_id=one.applicant_id, number=one.number, by=by, now=at)
    one.refresh_from_db()
    return one


def reminded(*, at: datetime) -> None:
    """The clock came round."""
    with unit_of_work(by=REMINDING):
        begin_work(jobs.remind_of_demands, at)
        while remind_of_demands(by=REMINDING, now=at):
            pass
        end_work(jobs.remind_of_demands, at)


def days_passed(one: Demand, days: int) -> datetime:
    """Noon there, so many days after the notice; the notice's own is day 1."""
    first: datetime = one.demanded_at
    return first + timedelta(days=days - 1)
