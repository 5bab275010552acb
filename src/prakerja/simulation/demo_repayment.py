"""The demo's repayment: somebody was not entitled, and pays back in parts what a training cost."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.acts import DEMAND
from prakerja.appeals.repayment.choose_plan import choose_plan
from prakerja.appeals.repayment.record_repayment import record_repayment
from prakerja.cards.card_acts import subject_of_card
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation.demo_cards import let_entitlement_end
from prakerja.simulation.demo_waves import decide_on, officer

REPAYMENT: Final = "repayment_due"
_SAID: Final = "Saya masih mengurus surat kewarganegaraan."
_PARTS: Final = 2
_FIRST: Final = Rupiah(50_000)


def put_repayment(key: tuple[UUID, int], *, now: datetime) -> None:
    """By the verbs, as everybody: the entitlement ends, two demand it, a plan is chosen, a first payment comes in."""
    card: Card = Card.objects.get(pk=key)
    let_entitlement_end(card, HoldReason.CITIZENSHIP, _SAID, now=now)
    demanded_at = now + timedelta(seconds=10)
    decide_on(subject_of_card(key), DEMAND, at=demanded_at)
    demand: Demand = Demand.objects.get(applicant_id=card.applicant_id)
    by, finance = Actor.applicant(card.applicant_id), officer(0)
    with unit_of_work(by=by):
        choose_plan(applicant_id=card.applicant_id, number=demand.number, parts=_PARTS, by=by, now=demanded_at)
    with unit_of_work(by=finance):
        record_repayment(
            reference=demand.reference,
            house="bni",
            line="CONTOH-0001",
            amount=_FIRST,
            paid_on=wib_day(demanded_at),
            by=finance,
            now=demanded_at,
        )
