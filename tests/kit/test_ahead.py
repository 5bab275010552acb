"""One piece is made ready while the one before is done: in order, and nothing after a fault."""

import threading
from typing import Final

import pytest

from prakerja.kit.ahead import prepare_ahead, prepared_ahead

_LONGEST_S: Final = 30


class Course:
    def __init__(self) -> None:
        self.prepared: list[int] = []
        self.done: list[int] = []
        self.threads: set[int] = set()

    def prepare(self, piece: int) -> int:
        self.prepared.append(piece)
        self.threads.add(threading.get_ident())
        return piece * 10

    def do(self, ready: int) -> None:
        self.done.append(ready)


@pytest.mark.parametrize("pieces", [0, 1, 2, 3, 20])
def test_every_piece_is_done_once_and_in_order(pieces: int) -> None:
    course = Course()
    prepare_ahead(list(range(pieces)), course.prepare, course.do)
    assert course.prepared == list(range(pieces))
    assert course.done == [piece * 10 for piece in range(pieces)]


def test_the_next_one_is_prepared_while_one_is_done() -> None:
    third_is_ready = threading.Event()

    def prepare(piece: int) -> int:
        if piece == 2:
            third_is_ready.set()
        return piece

    def do(piece: int) -> None:
        if piece == 1:
            assert third_is_ready.wait(_LONGEST_S)

    prepare_ahead([0, 1, 2], prepare, do)


def test_one_piece_alone_needs_no_other_thread() -> None:
    course = Course()
    prepare_ahead([7], course.prepare, course.do)
    assert course.threads == {threading.get_ident()}


def test_of_several_none_is_prepared_where_the_connection_is_at_work() -> None:
    course = Course()
    prepare_ahead([1, 2, 3], course.prepare, course.do)
    assert threading.get_ident() not in course.threads


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_what_could_not_be_prepared_is_raised_and_nothing_after_it_is_done(bad: int) -> None:
    done: list[int] = []

    def prepare(piece: int) -> int:
        if piece == bad:
            raise ValueError("bad")
        return piece

    with pytest.raises(ValueError, match="bad"):
        prepare_ahead([0, 1, 2], prepare, done.append)
    # What comes before it may be done: the caller's unit of work undoes it.
    assert done == list(range(bad))


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_what_could_not_be_done_is_raised_and_nothing_after_it_is_done(bad: int) -> None:
    done: list[int] = []

    def do(piece: int) -> None:
        if piece == bad:
            raise ValueError("bad")
        done.append(piece)

    before = threading.active_count()
    with pytest.raises(ValueError, match="bad"):
        prepare_ahead([0, 1, 2], lambda piece: piece, do)
    assert done == list(range(bad))
    assert threading.active_count() == before


def test_all_are_prepared_while_something_else_is_done() -> None:
    last_is_ready = threading.Event()

    def prepare(piece: int) -> int:
        if piece == 4:
            last_is_ready.set()
        return piece * 10

    with prepared_ahead(list(range(5)), prepare) as ready:
        assert last_is_ready.wait(_LONGEST_S)
        assert list(ready) == [0, 10, 20, 30, 40]


def test_where_something_else_fails_nobody_is_left_preparing() -> None:
    course, before = Course(), threading.active_count()

    def fail() -> None:
        with prepared_ahead(list(range(1_000)), course.prepare):
            raise ValueError("something else")

    with pytest.raises(ValueError, match="something else"):
        fail()
    assert threading.active_count() == before
