"""A number is guessed ten times an hour, nobody learns what was wrong with it, and the office hears of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from structlog.testing import capture_logs

from prakerja.cards.card_of_number import card_of_number
from prakerja.cards.limits import WRONG_NUMBERS
from prakerja.cards.models import Card
from prakerja.cards.numbers import is_number, new_number
from prakerja.codes.models import Tally
from prakerja.codes.tallies import TriesSpent
from tests.situations.cards import NOW
from tests.situations.lives import a_card, revoked, with_another_number

pytestmark = pytest.mark.django_db
SITI = "platform:siti"


@pytest.fixture
def card() -> Card:
    return a_card()


def tried(typed: str, *, by: str = SITI, seconds: int = 0) -> object:
    return card_of_number(typed, tried_by=by, now=NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("between", ["", " ", "-", "."])
def test_however_it_is_grouped_the_right_one_is_found_and_counts_for_nothing(card: Card, between: str) -> None:
    groups = [card.number[at : at + 4] for at in range(0, 16, 4)]
    for seconds in range(WRONG_NUMBERS.most + 5):
        assert tried(f" {between.join(groups)} ", seconds=seconds) == card.pk
    assert not Tally.objects.exists()


def test_after_ten_wrong_ones_the_right_one_is_refused_as_well_and_nobody_else_is(card: Card) -> None:
    for seconds in range(WRONG_NUMBERS.most):
        assert tried(new_number(), seconds=seconds) is None
    with pytest.raises(TriesSpent):
        tried(card.number, seconds=59)
    assert tried(card.number, by="platform:budi") == card.pk
    assert tried(card.number, seconds=3601) == card.pk


def test_what_was_wrong_with_it_is_the_same_answer_after_the_same_statements(card: Card) -> None:
    old = card.number
    with_another_number(card, at=NOW)
    mistyped = next(f"9{digits:015}" for digits in range(99) if not is_number(f"9{digits:015}"))
    wrong = [old, new_number(), mistyped, "", "kata-apa-saja", "9" * 400, "\x00", "🙂" * 16, old[:-1]]
    asked = set()
    tried(new_number())
    for number, typed in enumerate(wrong):
        with CaptureQueriesContext(connection) as questions:
            assert tried(typed, by=SITI if number < 9 else "platform:budi", seconds=number) is None
        asked.add(tuple(one["sql"].split()[0] for one in questions))
    assert len(asked) == 1


def test_a_card_that_has_ended_is_found_so_that_whoever_asks_for_money_is_told_so(card: Card) -> None:
    revoked(card)
    assert tried(card.number) == card.pk


def test_a_wrong_one_is_an_event_of_its_own_and_no_log_holds_the_number(card: Card) -> None:
    guess = new_number()
    with capture_logs() as lines:
        tried(guess)
        tried(card.number, seconds=1)
    assert [line["kind"] for line in lines if line["event"] == "security_event"] == ["wrong_card_number"]
    assert guess not in str(lines)
    assert card.number not in str(lines)
