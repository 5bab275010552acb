"""Somebody who has finished and reviewed their first training, and the nights on which what that earns falls due."""

from datetime import datetime
from typing import Final

from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.incentives import jobs
from prakerja.incentives.bring_due import bring_due
from prakerja.incentives.models import Instalment
from prakerja.incentives.states import InstalmentState
from prakerja.journey.release_incentive import release_incentive
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.learning import STARTS, Bought, a_purchase, finished
from tests.situations.own_cards import moved
from tests.situations.reviews import GOOD
from tests.situations.training import Buyer

BRINGING: Final = Actor.system("incentives.bring_due")


def finished_with_a_card_in_use(buyer: Buyer | None = None, *, at: datetime = STARTS) -> Bought:
    bought = a_purchase(buyer=buyer)
    moved(bought.buyer.card, CardState.ACTIVE, MoveReason.BOUGHT)
    return finished(bought, at=at)


def earned(bought: Bought | None = None, *, text: str = GOOD, at: datetime = STARTS) -> Bought:
    """Its review is handed in."""
    bought = bought or finished_with_a_card_in_use(at=at)
    with unit_of_work(by=bought.learner):
        release_incentive(
            applicant_id=bought.buyer.applicant_id,
            purchase=bought.number,
            stars=5,
            text=text,
            by=bought.learner,
            now=at,
        )
    return bought


def the_night(bought: Bought, *, at: datetime, at_once: int = 10_000) -> None:
    """The clock has brought due what had come to its day."""
    wave_id = bought.buyer.card.wave_id
    with unit_of_work(by=BRINGING):
        begin_work(jobs.bring_due, at, wave_id=wave_id)
    may_be_more = True
    while may_be_more:
        with unit_of_work(by=BRINGING):
            may_be_more = bring_due(wave_id=wave_id, by=BRINGING, now=at, at_once=at_once)
    with unit_of_work(by=BRINGING):
        end_work(jobs.bring_due, at, wave_id=wave_id)


def states_of(bought: Bought) -> list[InstalmentState]:
    rows = Instalment.objects.filter(applicant_id=bought.buyer.applicant_id).order_by("number")
    return [InstalmentState(state) for state in rows.values_list("state", flat=True)]


def incentive_of(bought: Bought) -> tuple[int, int]:
    """What is set aside still, and what is due."""
    kinds = AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE
    reserve, due = (int(balance_of(Account(kind, bought.buyer.applicant_id))) for kind in kinds)
    return reserve, due
