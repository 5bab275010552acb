"""Whatever happens to a card, and in whatever order: all of its money is somewhere, and the budget's rows agree."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.cards.models import Card, CardMove, WaveBudget, YearBudget
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.require_spendable import require_spendable
from prakerja.cards.states import LIVE, RETURNED, CardState
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Transfer
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from tests.situations.cards import NOW
from tests.situations.lives import (
    bought,
    cards_of_a_wave,
    counted,
    extended,
    given_back,
    held,
    in_treasury,
    objected,
    on_card,
    reinstated,
    rejected,
    released,
    revoked,
    taken_back_for_cause,
    with_another_number,
)

pytestmark = pytest.mark.django_db
PACKAGE: Final = 3_550_000
LIVES: Final = 25


def voided(card: Card, *, at: datetime) -> None:
    """Stands for the voiding of the only purchase, which is another step's."""
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        require_spendable(card.pk, now=at)
        move_cards([card.pk], to=CardState.AWARDED, reason=MoveReason.PURCHASE_VOIDED, now=at)


def spent(card: Card, *, at: datetime) -> None:
    """Stands for a training that is paid for."""
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        require_spendable(card.pk, now=at)
        place = Account(AccountKind.TRAINING_BALANCE, card.applicant_id)
        leg = Leg(place, Account(AccountKind.PAYABLE, card.applicant_id), Rupiah(300_000))
        post(
            Posting(
                id=posting_id("tests.spend", card.applicant_id, at),
                owner_id=card.applicant_id,
                act="tests.spend",
                year=2021,
                wave=12,
                legs=(leg,),
                happened_at=at,
                posted_at=at,
            )
        )


HAPPENINGS: Final[list[Callable[..., object]]] = [
    *(bought, voided, spent, held, released, revoked, taken_back_for_cause, given_back, extended, with_another_number),
    *(objected, reinstated, reinstated, rejected),
]
a_history = st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(1, 20 * 24)), max_size=12)


def test_all_of_the_money_is_somewhere() -> None:
    cards = iter(cards_of_a_wave(LIVES + 1))
    Card.objects.update(buys_until=NOW + timedelta(days=10_000))

    @settings(max_examples=LIVES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(a_history)
    def live(history: list[tuple[Callable[..., object], int]]) -> None:
        if (card := next(cards, None)) is not None:
            _live(card, history)

    live()


def _live(card: Card, history: list[tuple[Callable[..., object], int]]) -> None:
    Card.objects.filter(pk=card.pk).update(buys_until=NOW + timedelta(days=30))
    at = NOW
    for happens, hours in history:
        at += timedelta(hours=hours)
        before = _books(card)
        card.refresh_from_db()
        try:
            happens(card, at=at)
        except Refused:
            assert _books(card) == before
        counting = partial(counted, card.wave_id, at=at)
        if hours % 3 == 0:
            counting()
        _all_is_somewhere(card)
    Card.objects.filter(pk=card.pk, state__in=LIVE).update(buys_until=NOW + timedelta(days=10_000))


def _books(card: Card) -> tuple[object, ...]:
    budget = WaveBudget.objects.get(pk=card.wave_id)
    return on_card(card.applicant_id), in_treasury(), budget.returned, Card.objects.get(pk=card.pk).moves


def _all_is_somewhere(card: Card) -> None:
    card.refresh_from_db()
    there = sum(on_card(card.applicant_id))
    assert there + _net(card, AccountKind.PAYABLE) + _net(card, AccountKind.TREASURY) == PACKAGE
    assert (there == 0) is (card.state in RETURNED)
    year, budget = YearBudget.objects.get(), WaveBudget.objects.get(pk=card.wave_id)
    assert in_treasury() == year.allowed - year.set_aside
    assert budget.returned == Card.objects.filter(state__in=RETURNED).count()
    assert CardMove.objects.filter(applicant_id=card.applicant_id).count() == card.moves


def _net(card: Card, kind: AccountKind) -> int:
    """What went there of this card's money, less what came back."""
    rows = Transfer.objects.filter(owner_id=card.applicant_id)
    there = rows.filter(credit=kind.value).aggregate(sum=Sum("amount", default=0))["sum"]
    back = rows.filter(debit=kind.value).aggregate(sum=Sum("amount", default=0))["sum"]
    return int(there - back)
