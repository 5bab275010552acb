"""A request is done once, however often it arrives; another one under its key is refused."""

from collections.abc import Callable
from typing import Final
from uuid import UUID, uuid4

import pytest
from pydantic import JsonValue
from pytest_django import DjangoAssertNumQueries

from prakerja.kit.clock import read_clock
from prakerja.kit.digests import digest
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.once.answer_once import KeyOfAnotherRequest, NotAKey, answer_once
from prakerja.once.models import FirstAnswer
from prakerja.profile.models import PhoneHolder

pytestmark = pytest.mark.django_db

PIJAR, SEKOLAH = uuid4(), uuid4()
COURSE: Final[dict[str, JsonValue]] = {"course": 7, "price": 350_000}


class Till:
    """What is done stands in the database: one row each time."""

    def __init__(self) -> None:
        self.asked = 0

    def sell(self) -> JsonValue:
        self.asked += 1
        PhoneHolder.objects.take(uuid4(), holder_id=PIJAR)
        return {"sale": self.asked}

    @property
    def sold(self) -> int:
        return PhoneHolder.objects.filter(holder_id=PIJAR).count()


@pytest.fixture
def till() -> Till:
    return Till()


def ask(
    do: Callable[[], JsonValue],
    *,
    key: str = "1",
    owner_id: UUID = PIJAR,
    request: dict[str, JsonValue] | None = None,
) -> JsonValue:
    return answer_once(owner_id=owner_id, key=key, request=request or COURSE, do=do, now=read_clock())


def test_the_first_request_is_done_and_its_answer_kept(till: Till) -> None:
    before = read_clock()
    assert ask(till.sell) == {"sale": 1}
    kept = FirstAnswer.objects.get()
    assert (kept.owner_id, kept.key, kept.answer) == (PIJAR, "1", {"sale": 1})
    assert before <= kept.answered_at <= read_clock()


def test_asking_twice_is_asking_once(till: Till) -> None:
    assert [ask(till.sell) for _ in range(3)] == [{"sale": 1}] * 3
    assert (till.asked, till.sold) == (1, 1)


def test_the_same_request_in_another_order_is_the_same(till: Till) -> None:
    ask(till.sell)
    assert ask(till.sell, request={"price": 350_000, "course": 7}) == {"sale": 1}
    assert till.sold == 1


@pytest.mark.parametrize(
    "other", [{"course": 7, "price": 350_001}, {"course": "7", "price": 350_000}, {"course": 7}, {**COURSE, "x": None}]
)
def test_another_request_under_the_same_key_is_refused(till: Till, other: dict[str, JsonValue]) -> None:
    ask(till.sell)
    with pytest.raises(KeyOfAnotherRequest):
        ask(till.sell, request=other)
    assert (till.asked, till.sold) == (1, 1)
    assert ask(till.sell) == {"sale": 1}


def test_a_new_key_is_a_new_request(till: Till) -> None:
    assert [ask(till.sell, key="1"), ask(till.sell, key="2")] == [{"sale": 1}, {"sale": 2}]


def test_each_owner_has_keys_of_their_own(till: Till) -> None:
    assert [ask(till.sell, owner_id=PIJAR), ask(till.sell, owner_id=SEKOLAH)] == [{"sale": 1}, {"sale": 2}]


def test_keys_differ_by_case(till: Till) -> None:
    assert [ask(till.sell, key="a"), ask(till.sell, key="A")] == [{"sale": 1}, {"sale": 2}]


@pytest.mark.parametrize("key", ["", "a b", "x" * 65])
def test_what_is_no_key_is_refused_before_anything_is_done(till: Till, key: str) -> None:
    with pytest.raises(NotAKey):
        ask(till.sell, key=key)
    assert till.asked == 0


@pytest.mark.parametrize("answer", [None, True, 0, 2**63, "", "Rp", [], [1, "2", None], {"z": 1, "a": {"b": []}}])
def test_the_answer_comes_back_as_it_was(answer: JsonValue) -> None:
    assert ask(lambda: answer) == answer
    again = ask(lambda: "another")
    assert (again, type(again)) == (answer, type(answer))


def test_a_refusal_passes_and_is_not_kept(till: Till) -> None:
    def refuse() -> JsonValue:
        till.sell()
        raise HeldByAnother

    with pytest.raises(HeldByAnother):
        ask(refuse)
    assert not FirstAnswer.objects.exists()
    assert till.sold == 0
    assert ask(till.sell) == {"sale": 2}


def test_a_refused_request_leaves_its_key_to_another(till: Till) -> None:
    def refuse() -> JsonValue:
        raise Refused

    with pytest.raises(Refused):
        ask(refuse)
    assert ask(till.sell, request={"course": 8}) == {"sale": 1}


def test_what_breaks_is_not_taken_for_an_answer(till: Till) -> None:
    def fall_over() -> JsonValue:
        till.sell()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(fall_over)
    assert (till.sold, FirstAnswer.objects.count()) == (0, 0)


def test_nothing_is_done_when_the_answer_cannot_be_kept(till: Till) -> None:
    def answer_nonsense() -> JsonValue:
        till.sell()
        return float("nan")

    with pytest.raises(ValueError, match="JSON"):
        ask(answer_nonsense)
    assert till.sold == 0


def test_the_answer_goes_with_what_was_done(till: Till) -> None:
    def sell_and_fall_over() -> None:
        with savepoint():
            ask(till.sell)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sell_and_fall_over()
    assert ask(till.sell) == {"sale": 2}
    assert till.sold == 1


def test_the_request_itself_is_not_kept_but_a_keyed_digest_of_it(till: Till) -> None:
    ask(till.sell, request={"card": "3171010101010000"})
    (row,) = FirstAnswer.objects.values()
    assert "3171010101010000" not in str(row)
    assert row["request_digest"] == digest('{"card":"3171010101010000"}', purpose=Purpose.REQUEST)


def test_asking_again_costs_one_statement(till: Till, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ask(till.sell)
    with django_assert_num_queries(1):
        ask(till.sell)
