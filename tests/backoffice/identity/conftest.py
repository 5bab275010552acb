"""Two reviewers, a clock that stands still, and a private store of one's own."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from prakerja.authority.roles import Role
from tests.backoffice.identity.office import Office, office
from tests.situations.identity import NOW


@pytest.fixture(autouse=True)
def files_of_its_own(private_store: Path) -> None: ...


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False) as traveller:
        yield traveller


@pytest.fixture
def rina() -> Office:
    return office("rina@kantor.example", Role.REVIEWER)


@pytest.fixture
def joko() -> Office:
    return office("joko@kantor.example", Role.REVIEWER)
