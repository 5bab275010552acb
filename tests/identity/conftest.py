"""A private store of one's own for every test, and two reviewers."""

from pathlib import Path

import pytest

from prakerja.kit.actor import Actor
from tests.situations.identity import a_reviewer


@pytest.fixture(autouse=True)
def files_of_its_own(private_store: Path) -> None: ...


@pytest.fixture
def rina(db: None) -> Actor:
    return a_reviewer()[1]


@pytest.fixture
def joko(db: None) -> Actor:
    return a_reviewer()[1]
