"""Two officers, and no act that another test has done."""

from collections.abc import Iterator

import pytest

from prakerja.kit.actor import Actor
from tests.situations.approvals import BEGUN, DONE, WORLD
from tests.situations.waves import an_officer


@pytest.fixture(autouse=True)
def nothing_done() -> Iterator[None]:
    """Tests of other rooms do acts of this kind, too, and leave them."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    DONE.clear()
    BEGUN.clear()
    WORLD.clear()


@pytest.fixture
def ratna(db: None) -> Actor:
    return an_officer(name="Ratna")


@pytest.fixture
def bima(db: None) -> Actor:
    return an_officer(name="Bima")
