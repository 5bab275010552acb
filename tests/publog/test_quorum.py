"""When a quorum had vouched for an entry, by the witnesses' own times alone."""

from datetime import UTC, datetime, timedelta

import pytest

from prakerja.publog.models import Cosignature
from prakerja.publog.quorum import Quorum, Vouched, places_of, vouched_for
from tests.situations.publog import cosigned, grow, hand_in

pytestmark = pytest.mark.django_db
START = datetime(2027, 1, 15, 8, tzinfo=UTC)
NAMES = ["a", "b", "c", "d", "e"]
FOUR_OF_FIVE = Quorum(NAMES, 4)


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def vouch(size: int, **minutes: int) -> None:
    """Lines below the checkpoint over so many entries; ours were received at one moment, which counts for nothing."""
    for witness, minute in minutes.items():
        Cosignature.objects.create(size=size, witness=witness, line="-", cosigned_at=at(minute), received_at=START)


def test_a_checkpoint_vouches_for_what_it_covers_from_the_first_one_on() -> None:
    vouch(3, a=1, b=2)
    vouch(7, a=5, b=6, c=7)
    assert cosigned(2, by=NAMES) == {"a": at(1), "b": at(2), "c": at(7)}
    assert cosigned(3, by=NAMES) == {"a": at(5), "b": at(6), "c": at(7)}
    assert cosigned(7, by=NAMES) == {}


def test_only_those_who_are_asked_about_are_told() -> None:
    vouch(1, a=1, b=2)
    assert cosigned(0, by=["b", "z"]) == {"b": at(2)}
    assert cosigned(0, by=[]) == {}


def test_many_entries_cost_one_statement(django_assert_num_queries: object) -> None:
    vouch(1, a=2, b=1)
    vouch(9, c=3)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = vouched_for(range(9), by=NAMES)
    assert found[0] == [Vouched("b", 1, at(1)), Vouched("a", 1, at(2)), Vouched("c", 9, at(3))]
    assert [len(found[index]) for index in range(1, 9)] == [1] * 8


@pytest.mark.parametrize(
    ("minutes", "after", "reached"),
    [
        ({"a": 1, "b": 2, "c": 9}, None, None),
        ({"a": 1, "b": 2, "c": 9, "d": 4}, None, 9),
        ({"a": 1, "b": 2, "c": 9, "d": 4, "e": 3}, None, 4),
        ({"a": 1, "b": 2, "c": 9, "d": 4, "z": 3}, None, 9),
        ({"a": 1, "b": 2, "c": 9, "d": 4, "e": 3}, 2, 9),
        ({"a": 1, "b": 2, "c": 9, "d": 4, "e": 1}, 2, None),
    ],
    ids=["three", "four", "five", "a stranger is none", "one too early", "two too early"],
)
def test_a_quorum_is_reached_with_the_last_one_that_it_needs(
    minutes: dict[str, int], after: int | None, reached: int | None
) -> None:
    vouched = [Vouched(name, 1, at(minute)) for name, minute in minutes.items()]
    moment = FOUR_OF_FIVE.reached(vouched, after=None if after is None else at(after))
    assert moment == (None if reached is None else at(reached))


def test_an_entry_is_found_by_what_it_was_handed_in_as(now: datetime) -> None:
    hand_in(2, now=now)
    grow(now)
    hand_in(1, begin=2, now=now)
    assert places_of(["test.thing:0", "test.thing:1", "test.thing:2", "none"]) == {"test.thing:0": 1, "test.thing:1": 2}
