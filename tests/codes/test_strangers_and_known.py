"""Who is known has budgets of their own: what strangers ask for neither uses them up nor is counted on them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from prakerja.codes.count_sending import refuse_when_none_may_go
from prakerja.codes.limits import CODES_BY_STRANGERS, CODES_OF_A_NETWORK, CODES_TO_AN_ADDRESS, Limit
from prakerja.codes.models import Tally, address_digest
from prakerja.codes.tallies import TriesSpent
from prakerja.messages.states import Channel
from tests.situations.codes import ADDRESS, BY_LETTER, NETWORK, a_letter, words_of

pytestmark = pytest.mark.django_db
MARK: Final = address_digest(Channel.EMAIL, ADDRESS)
OTHER: Final = "other@contoh.example"
MINUTE: Final = timedelta(minutes=1)
TELLS: Final = replace(BY_LETTER, past_strangers=lambda _code: {"way": "past strangers"})


def letters(times: int, *, now: datetime, network: str = NETWORK, known_as: str = "", address: str = ADDRESS) -> None:
    for _ in range(times):
        a_letter(now=now, network=network, known_as=known_as, address=address)


def strangers_ask(times: int, *, now: datetime) -> None:
    """Each from a network of their own."""
    for number in range(times):
        letters(1, now=now, network=f"203.0.113.{number}")


def tallies() -> list[tuple[str, int]]:
    return sorted((row.kind, len(row.times)) for row in Tally.objects.all())


def may_go(*, network: str = NETWORK, known_as: str = "", address: str = ADDRESS, now: datetime) -> None:
    refuse_when_none_may_go(address_digest(Channel.EMAIL, address), network=network, known_as=known_as, now=now)


def refused_by(now: datetime, **asks: str) -> Limit:
    with pytest.raises(TriesSpent) as refused:
        may_go(now=now, **asks)
    return refused.value.limit


def test_before_anything_was_asked_for_something_may_go(now: datetime) -> None:
    may_go(now=now)
    may_go(now=now, known_as="browser")
    assert tallies() == []


def test_a_network_that_has_asked_often_enough_is_refused_for_this_address_alone(now: datetime) -> None:
    letters(5, now=now)
    assert refused_by(now) is CODES_TO_AN_ADDRESS
    may_go(now=now, address=OTHER)
    may_go(now=now, network="198.51.100.8")


def test_strangers_together_have_an_end_that_meets_no_known_browser(now: datetime) -> None:
    strangers_ask(8, now=now)
    assert refused_by(now, network="192.0.2.1") is CODES_BY_STRANGERS
    may_go(now=now, network="192.0.2.1", known_as="browser")
    may_go(now=now, network="192.0.2.1", address=OTHER)


def test_a_known_browser_has_an_end_of_its_own_that_meets_no_stranger(now: datetime) -> None:
    letters(5, now=now, known_as="browser")
    assert refused_by(now, known_as="browser") is CODES_TO_AN_ADDRESS
    may_go(now=now)
    may_go(now=now, known_as="another browser")


def test_a_network_that_asked_for_many_addresses_is_refused_and_whoever_is_known_there_is_not(now: datetime) -> None:
    for number in range(300):
        letters(1, now=now, address=f"a{number}@contoh.example")
    assert refused_by(now, address=OTHER) is CODES_OF_A_NETWORK
    may_go(now=now, address=OTHER, known_as="browser")
    may_go(now=now, address=OTHER, network="198.51.100.8")
    with pytest.raises(TriesSpent):
        letters(1, now=now, address=OTHER)
    letters(1, now=now, address=OTHER, known_as="browser")


def test_whoever_comes_from_no_network_is_counted_on_none(now: datetime) -> None:
    letters(1, now=now, network="")
    assert tallies() == [("codes_by_strangers", 1), ("codes_to_an_address", 1)]
    may_go(now=now, network="")


def test_asking_whether_something_may_go_counts_nothing(now: datetime) -> None:
    letters(1, now=now)
    before = tallies()
    for _ in range(9):
        may_go(now=now)
    assert tallies() == before == [("codes_by_strangers", 1), ("codes_of_a_network", 1), ("codes_to_an_address", 1)]


def test_of_who_is_known_one_budget_alone_is_counted(now: datetime) -> None:
    letters(2, now=now, known_as="browser")
    assert tallies() == [("codes_to_an_address", 2)]


@pytest.mark.parametrize(("asked_before", "is_told"), [(0, False), (2, False), (3, True), (4, True)])
@pytest.mark.parametrize("is_hollow", [False, True])
def test_the_letter_says_the_way_past_strangers_once_one_network_is_near_its_end(
    now: datetime, asked_before: int, is_told: bool, is_hollow: bool
) -> None:
    letters(asked_before, now=now)
    code = a_letter(now=now, purpose=TELLS, is_hollow=is_hollow)
    assert words_of(code)["way"] == ("past strangers" if is_told else "")


@pytest.mark.parametrize(("asked_before", "is_told"), [(5, False), (6, True), (7, True)])
def test_so_it_does_once_all_strangers_together_are(now: datetime, asked_before: int, is_told: bool) -> None:
    strangers_ask(asked_before, now=now)
    assert words_of(a_letter(now=now, purpose=TELLS))["way"] == ("past strangers" if is_told else "")


def test_whoever_is_known_is_not_told_a_way_past_strangers(now: datetime) -> None:
    letters(4, now=now, known_as="browser")
    assert words_of(a_letter(now=now, purpose=TELLS, known_as="browser"))["way"] == ""
