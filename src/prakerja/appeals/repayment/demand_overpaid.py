"""What two people have found to be paid too much is demanded in the same moment, of one or of thousands."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, DemandGrowth, DemandName, ReportedDeath
from prakerja.appeals.querysets import DemandKey
from prakerja.appeals.repayment.demand import a_demand, names_of, regencies_of, words_of
from prakerja.appeals.repayment.growth import grow
from prakerja.appeals.repayment.rules import pays_until
from prakerja.appeals.states import OVERPAID
from prakerja.approvals.models import Proposal
from prakerja.audit.record import Recorded, record_each
from prakerja.cards.claim_books import owed_by_people
from prakerja.cards.models import Card
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.differences.rules import LEAST_RECTIFIED
from prakerja.schemes.load_scheme import load_scheme

#: Whose, and of which wave's money.
type ClaimKey = tuple[UUID, int]


class _Owed(NamedTuple):
    card: Card
    amount: Rupiah


def demand_overpaid(keys: Collection[ClaimKey], *, decided: Proposal, by: Actor, now: datetime) -> int:
    """Part of what two people decide: each of them has a notice, with its number, how to object, and a clock. Of whom
    something is demanded already for that card, that demand grows: they may object to what was added, and its clock has
    all its days again. Of the dead, and of less than is worth a notice, nothing is demanded. Returns of how many. Their
    cards are locked.
    """
    people = sorted({whose for whose, _wave in keys})
    live = {(one.applicant_id, one.award): one for one in _live(people)}
    found = list(_to_ask(keys, people))
    made = _made([one for one in found if one.card.pk not in live and one.amount >= LEAST_RECTIFIED], decided, now)
    growing = [live[one.card.pk] for one in found if one.card.pk in live]
    grown = grow(growing, decided, now=now)
    for demand in growing:
        _give_all_days(demand, now)
    Demand.objects.bulk_create(made)
    DemandName.objects.bulk_create(name for one in made for name in names_of(one))
    Demand.objects.bulk_update(growing, ["amount", "pays_until", "plan", "paid_before_plan"])
    DemandGrowth.objects.bulk_create(grown)
    _tell(made, {}, now)
    _tell(growing, {(one.applicant_id, one.demand): one for one in grown}, now)
    events = [
        Recorded(AppealsEvent.DEMANDED, f"{one.applicant_id}:{one.number}", {"amount": one.amount}) for one in made
    ]
    record_each(events, of=Demand, by=by, at=now)
    return len(made) + len(growing)


def _live(people: Collection[UUID]) -> Collection[Demand]:
    rows = Demand.objects.live().filter(applicant_id__in=people).select_related("wave")
    return rows.select_for_update(no_key=True, of=("self",)).order_by("applicant_id", "number")


def _to_ask(keys: Collection[ClaimKey], people: Collection[UUID]) -> Iterator[_Owed]:
    dead = set(
        ReportedDeath.objects.that_count().filter(applicant_id__in=people).values_list("applicant_id", flat=True)
    )
    owed = owed_by_people([one for one in people if one not in dead])
    cards = Card.objects.filter(applicant_id__in=people).select_related("wave").order_by("applicant_id", "award")
    for card in cards:
        amount = owed.get((card.applicant_id, card.wave.number))
        # Of a card that was annulled meanwhile two people demand the whole.
        if amount and (card.applicant_id, card.wave_id) in set(keys) and card.state != CardState.ANNULLED:
            yield _Owed(card, amount)


def _made(found: Collection[_Owed], decided: Proposal, now: datetime) -> list[Demand]:
    people = [one.card.applicant_id for one in found]
    earlier = Demand.objects.filter(applicant_id__in=people).values("applicant_id").annotate(last=Max("number"))
    numbers = {row["applicant_id"]: row["last"] for row in earlier}
    regencies, made = regencies_of(people), []
    for card, amount in found:
        number = numbers[card.applicant_id] = numbers.get(card.applicant_id, 0) + 1
        regency = regencies.get(card.applicant_id, "")
        made.append(a_demand(card, amount, OVERPAID, number=number, regency=regency, decided=decided, now=now))
    return made


def _give_all_days(demand: Demand, now: datetime) -> None:
    days = load_scheme(demand.wave.scheme).deadlines.repayment_days
    demand.pays_until = max(demand.pays_until, pays_until(now, days=days, zone=demand.clock))
    if not demand.legal_basis:
        demand.plan, demand.paid_before_plan = 0, 0


def _tell(demands: Collection[Demand], grown: Mapping[DemandKey, DemandGrowth], now: datetime) -> None:
    news = {}
    for one in demands:
        growth = grown.get(one.pk)
        number, added = (growth.number, growth.amount) if growth else (0, 0)
        words = {"reference": one.reference, **words_of(one), "added": added}
        news[one.applicant_id] = News(f"repayment:{one.number}:demanded:{number}", words)
    tell_holders(news, text="repayment_demanded", now=now)
