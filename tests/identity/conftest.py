"""A private store of one's own for every test."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def files_of_its_own(private_store: Path) -> None: ...
