"""What a key may be, and when two requests are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.once.rules import is_key, one_spelling


@pytest.mark.parametrize("key", ["a", "!", "~", "0198c0de-7000-7000-8000-000000000000", "pijar:1", "x" * 64])
def test_what_can_be_seen_in_ascii_is_a_key(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize("key", ["", " ", "a b", "a\n", "\x00", "\x7f", "é", "１", "a\u200b", "x" * 65])
def test_nothing_else_is_a_key(key: str) -> None:
    assert not is_key(key)


def test_a_request_is_spelled_without_spaces_and_in_the_order_of_its_names() -> None:
    assert one_spelling({"price": 350_000, "course": [7, "é"]}) == '{"course":[7,"\\u00e9"],"price":350000}'


def test_the_order_of_names_is_no_difference() -> None:
    assert one_spelling({"a": 1, "b": {"c": 2, "d": 3}}) == one_spelling({"b": {"d": 3, "c": 2}, "a": 1})


@pytest.mark.parametrize("other", [{"a": "1"}, {"a": 2}, {"a": [1]}, {"a": True}, {"a": None}, {"b": 1}, {}])
def test_every_difference_of_value_is_one(other: dict[str, str | int | None]) -> None:
    assert one_spelling({"a": 1}) != one_spelling(dict(other))


def test_the_order_within_a_list_is_a_difference() -> None:
    assert one_spelling({"a": [1, 2]}) != one_spelling({"a": [2, 1]})


def test_what_is_no_json_is_no_request() -> None:
    with pytest.raises(ValueError, match="JSON"):
        one_spelling({"a": float("nan")})


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.none() | st.booleans()))
def test_any_request_has_one_spelling(request_: dict[str, int | str | None]) -> None:
    turned = dict(reversed(list(request_.items())))
    assert one_spelling(dict(request_)) == one_spelling(dict(turned))
