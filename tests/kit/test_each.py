"""A bad item never ends a loop, wherever it stands and whatever is wrong with it."""

import pytest
from django.db import InterfaceError, OperationalError
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.each import do_each
from prakerja.kit.retries import TryAgain

_FAULTS = [
    ValueError("x"),
    UnicodeEncodeError("ascii", "é", 0, 1, "no"),
    RecursionError(),
    KeyError("x"),
    AssertionError(),
]
_LATER = [TryAgain("x"), OperationalError("x"), InterfaceError("x")]


def run(outcomes: list[Exception | None]) -> list[int]:
    """The items that were done or tried."""
    tried: list[int] = []

    def do(number: int) -> None:
        tried.append(number)
        if fault := outcomes[number]:
            raise fault

    try:
        do_each(range(len(outcomes)), do)
    except (ExceptionGroup, TryAgain):
        assert any(outcomes)
    else:
        assert not any(outcomes)
    return tried


@given(st.lists(st.sampled_from([None, *_FAULTS, *_LATER]), max_size=30))
def test_every_item_is_tried_once_and_in_order(outcomes: list[Exception | None]) -> None:
    assert run(outcomes) == list(range(len(outcomes)))


@pytest.mark.parametrize("fault", _FAULTS, ids=repr)
def test_what_is_broken_is_told_with_all_the_rest(fault: Exception) -> None:
    with pytest.raises(ExceptionGroup) as told:
        do_each([0, 1], lambda _item: _raise(fault))
    assert told.value.exceptions == (fault, fault)


@pytest.mark.parametrize("later", _LATER, ids=repr)
def test_while_a_later_try_may_succeed_with_some_all_are_tried_again(later: Exception) -> None:
    with pytest.raises(TryAgain):
        do_each([later, ValueError("x")], _raise)


def test_groups_within_are_told_one_by_one() -> None:
    first, second = ValueError("x"), KeyError("y")
    with pytest.raises(ExceptionGroup) as told:
        do_each([ExceptionGroup("inner", [first, second])], _raise)
    assert told.value.exceptions == (first, second)


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_being_stopped_is_no_fault_of_an_item(end: type[BaseException]) -> None:
    tried: list[int] = []

    def do(number: int) -> None:
        tried.append(number)
        raise end

    with pytest.raises(end):
        do_each([0, 1], do)
    assert tried == [0]


def _raise(fault: Exception) -> None:
    raise fault
