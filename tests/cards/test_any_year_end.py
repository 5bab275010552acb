"""Whatever befell the cards: after a scheme's year nothing is left on them but what must stay, and nothing is lost."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.cards.models import Card, CardMove, WaveBudget, YearBudget, YearClosing
from prakerja.cards.states import LIVE, RETURNED, CardState
from prakerja.cards.year_end_act import NothingToClose
from prakerja.kit.refused import Refused
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import OpenHold
from prakerja.ledger.prove import prove
from tests.situations.lives import (
    bought,
    cards_of_a_wave,
    given_back,
    held,
    in_treasury,
    on_card,
    released,
    taken_back_for_cause,
)
from tests.situations.year_ends import (
    ALL_IS_OVER,
    BUYING_IS_OVER,
    CARDS,
    LATE_AWARD,
    TRAINING,
    closed,
    dry_run,
    due,
    opens_at,
    paid,
    spent,
    under_way,
)
from tests.thorough import as_many

pytestmark = pytest.mark.django_db
EXAMPLES: Final = as_many(4, thorough=12)
HAPPENINGS: Final[list[Callable[..., object]]] = [
    *(bought, bought, held, released, given_back, taken_back_for_cause),
    partial(spent, amount=400_000),
    partial(under_way, amount=200_000),
    partial(due, amount=600_000),
    partial(paid, amount=600_000),
]
a_life = st.lists(st.sampled_from(HAPPENINGS), max_size=5)


@dataclass(frozen=True)
class Before:
    state: CardState
    on_card: tuple[int, int]
    moves: int
    is_held: bool
    waits: bool
    is_due: bool
    buys_until: datetime


def before(card: Card) -> Before:
    card.refresh_from_db()
    return Before(
        state=CardState(card.state),
        on_card=on_card(card.applicant_id),
        moves=card.moves,
        is_held=card.held_since is not None,
        waits=OpenHold.objects.filter(owner_id=card.applicant_id).exists(),
        is_due=bool(balance_of(Account(AccountKind.INCENTIVE_DUE, card.applicant_id))),
        buys_until=card.buys_until,
    )


def test_nothing_is_left_but_what_must_stay() -> None:
    numbers = count(12)

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(a_life, min_size=1, max_size=4), st.integers(1, 4))
    def live(lives: list[list[Callable[..., object]]], at_once: int) -> None:
        number = next(numbers)
        if number >= 12 + EXAMPLES:
            return
        cards = cards_of_a_wave(len(lives), number=number, at=LATE_AWARD)
        for card, life in zip(cards, lives, strict=True):
            _live(card, life)
        _close(TRAINING, at_once=at_once)
        _close(CARDS, at_once=at_once)

    live()


def _live(card: Card, life: list[Callable[..., object]]) -> None:
    for minutes, happens in enumerate(life, start=1):
        with suppress(Refused):
            card.refresh_from_db()
            happens(card, at=LATE_AWARD + timedelta(minutes=minutes))


def _close(subject: str, *, at_once: int) -> None:
    were = {card.applicant_id: before(card) for card in Card.objects.all()}
    treasury, at = in_treasury(), opens_at(subject)
    try:
        plan = dry_run(subject)
    except NothingToClose:
        return
    row = closed(subject, at_once=at_once)
    assert in_treasury() == treasury + row.training + row.incentive + row.reserve
    _is_as_planned(row, plan)
    for card in Card.objects.all():
        _is_over(card, were[card.applicant_id], subject, at)
    _all_is_somewhere()
    with pytest.raises(NothingToClose):
        dry_run(subject)


def _is_as_planned(row: YearClosing, plan: object) -> None:
    assert isinstance(plan, dict)
    said = {one: plan[one] for one in ("finished", "training_returned", "incentive_returned", "reserve_returned")}
    assert said == {
        "finished": row.finished,
        "training_returned": row.training,
        "incentive_returned": row.incentive,
        "reserve_returned": row.reserve,
    }
    assert row.waiting == plan["held"] + plan["under_way"] + plan["overdue"]


def _is_over(card: Card, was: Before, subject: str, at: datetime) -> None:
    now = before(card)
    is_unused = was.state is CardState.AWARDED
    waits = was.is_held or was.waits or (is_unused and was.buys_until <= at)
    waits |= was.is_due and (is_unused or subject == CARDS)
    if was.state not in LIVE or waits:
        assert (now.state, now.on_card, now.moves) == (was.state, was.on_card, was.moves)
    elif is_unused or subject == CARDS:
        assert (now.state, now.on_card, now.moves) == (CardState.FINISHED, (0, 0), was.moves + 1)
    else:
        assert (now.state, now.on_card) == (CardState.ACTIVE, (0, was.on_card[1]))
        assert now.moves == was.moves + (was.on_card[0] > 0)


def _all_is_somewhere() -> None:
    year = YearBudget.objects.get()
    assert in_treasury() == year.allowed - year.set_aside
    for budget in WaveBudget.objects.all():
        cards = Card.objects.filter(wave_id=budget.wave_id)
        assert budget.returned == cards.filter(state__in=RETURNED).count()
        assert budget.unawarded == budget.seats - budget.awarded
    assert CardMove.objects.count() == sum(Card.objects.values_list("moves", flat=True))
    assert prove(known={}).faults == ()


def test_the_last_days_are_in_the_order_in_which_money_moves() -> None:
    assert LATE_AWARD < BUYING_IS_OVER < ALL_IS_OVER
