"""Money of a card moves while its scheme's year is closed: one wins, the other is told, and no rupiah is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import connection

from prakerja.cards.models import Card, CardMove, WaveBudget, YearClosing
from prakerja.cards.require_spendable import CardEnded, CardHeld, require_spendable
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.hold import Hold, hold
from prakerja.ledger.posting import posting_id
from prakerja.ledger.prove import prove
from tests.patience import PATIENCE_S
from tests.situations.at_once import all_at_once, alone
from tests.situations.lives import bought, cards_of_a_wave, held, in_treasury, on_card
from tests.situations.year_ends import CARDS, LATE_AWARD, TRAINING, decided_closing, one_stretch, opens_at

pytestmark = pytest.mark.django_db(transaction=True)
WAITS = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def whether(do: Callable[[], object]) -> bool:
    try:
        do()
    except (CardEnded, CardHeld):
        return False
    return True


def begins_to_buy(card: Card, *, at: datetime) -> None:
    """Stands for a purchase that waits for the institution; the card is in use, and its row does not change."""
    require_spendable(card.pk, now=at)
    hold(
        Hold(
            id=posting_id("tests.hold", card.applicant_id),
            act="tests.hold",
            source=Account(AccountKind.TRAINING_BALANCE, card.applicant_id),
            amount=Rupiah(300_000),
            until=at + timedelta(minutes=15),
            year=2021,
            wave=12,
            happened_at=at,
        ),
        now=at,
    )


def has_begun_to_buy(card: Card) -> None:
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        begins_to_buy(card, at=LATE_AWARD)


def test_of_purchase_and_closing_one_wins() -> None:
    cards = cards_of_a_wave(4, at=LATE_AWARD)
    by, before = decided_closing(TRAINING), in_treasury()
    buyers = [partial(whether, partial(bought, card, at=LATE_AWARD)) for card in cards]
    *have_bought, _ = all_at_once([*buyers, partial(whether, partial(one_stretch, TRAINING, by=by))])
    row = YearClosing.objects.get()
    for card, has_bought in zip(cards, have_bought, strict=True):
        card.refresh_from_db()
        if has_bought:
            assert (card.state, on_card(card.applicant_id)[1]) == (CardState.ACTIVE, 2_550_000)
        else:
            assert (card.state, on_card(card.applicant_id)) == (CardState.FINISHED, (0, 0))
    assert row.finished == have_bought.count(False)
    assert in_treasury() == before + row.training + row.incentive + row.reserve
    assert prove(known={}).faults == ()


def test_what_is_held_while_closing_waits_for_the_card_is_seen() -> None:
    """Who holds money of a card in use locks its row and does not change it: no statement that waited is repeated."""
    (card,) = cards_of_a_wave(1, at=LATE_AWARD)
    bought(card, at=LATE_AWARD)
    by = decided_closing(CARDS)
    with ThreadPoolExecutor(1) as threads:
        with unit_of_work(by=Actor.applicant(card.applicant_id)):
            begins_to_buy(card, at=LATE_AWARD)
            closing = threads.submit(alone, partial(one_stretch, CARDS, by=by))
            wait_until_somebody_waits()
        closing.result(PATIENCE_S)
    card.refresh_from_db()
    assert (card.state, on_card(card.applicant_id)) == (CardState.ACTIVE, (700_000, 2_550_000))
    assert YearClosing.objects.get().waiting == 1
    assert prove(known={}).faults == ()


def wait_until_somebody_waits() -> None:
    with connection.cursor() as cursor:
        for _ in range(100_000):
            # What a transaction has seen of others it sees unchanged until told to look again.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(WAITS)
            if cursor.fetchone():
                return
    raise AssertionError("nobody waits")


def test_of_those_who_begin_to_buy_and_closing_each_card_has_one_winner() -> None:
    cards = cards_of_a_wave(4, at=LATE_AWARD)
    for card in cards:
        bought(card, at=LATE_AWARD)
    by = decided_closing(CARDS)
    buyers = [partial(whether, partial(has_begun_to_buy, card)) for card in cards]
    *have_begun, _ = all_at_once([*buyers, partial(whether, partial(one_stretch, CARDS, by=by))])
    for card, has_begun in zip(cards, have_begun, strict=True):
        card.refresh_from_db()
        assert card.state == (CardState.ACTIVE if has_begun else CardState.FINISHED)
        assert sum(on_card(card.applicant_id)) == (3_250_000 if has_begun else 0)
    assert prove(known={}).faults == ()


def test_who_is_held_at_the_same_moment_is_held_or_finished() -> None:
    (card,) = cards_of_a_wave(1, at=LATE_AWARD)
    by = decided_closing(TRAINING)
    is_held, _ = all_at_once(
        [
            partial(whether, partial(held, card, at=LATE_AWARD)),
            partial(whether, partial(one_stretch, TRAINING, by=by)),
        ]
    )
    card.refresh_from_db()
    assert (card.held_since is not None) is is_held
    assert card.state == (CardState.AWARDED if is_held else CardState.FINISHED)


def test_six_who_close_the_same_close_it_once() -> None:
    cards_of_a_wave(5, at=LATE_AWARD)
    by, before = decided_closing(TRAINING), in_treasury()
    closers = [partial(one_stretch, TRAINING, by=by, at=opens_at(TRAINING), at_once=2) for _ in range(6)]
    all_at_once(closers)
    row = YearClosing.objects.get()
    assert row.finished == Card.objects.filter(state=CardState.FINISHED).count() == 5
    assert CardMove.objects.filter(state=CardState.FINISHED).count() == 5
    assert in_treasury() == before + 5 * 3_550_000 + row.reserve
    assert WaveBudget.objects.get().unawarded == 595
