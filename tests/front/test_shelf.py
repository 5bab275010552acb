"""However many send at once, so much of it lies on the disk; and it is given back whatever became of the request."""

from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.front.refused import Refused
from prakerja.front.shelf import Shelf
from prakerja.kit import disk


@given(st.lists(st.lists(st.integers(1, 60), max_size=5), max_size=12))
def test_never_more_than_the_shelf_holds_and_all_is_given_back(requests: list[list[int]]) -> None:
    shelf = Shelf(100)
    for pieces in requests:
        fits = sum(pieces) <= 100
        with nullcontext() if fits else pytest.raises(Refused), shelf.place() as place:
            for piece in pieces:
                place.put(piece)
                assert place.held <= 100
    with shelf.place() as place:
        place.put(100)


def test_who_comes_while_it_is_full_is_refused_and_who_is_there_stays() -> None:
    shelf = Shelf(100)
    with shelf.place() as first, shelf.place() as second:
        first.put(90)
        with pytest.raises(Refused):
            second.put(11)
        second.put(10)
        assert (first.held, second.held) == (90, 10)


def test_a_full_disk_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "ENOUGH_BYTES", 10**18)
    with pytest.raises(Refused), Shelf(100).place() as place:
        place.put(1)
