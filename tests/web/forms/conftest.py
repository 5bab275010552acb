"""Each form in turn, filled in as it is meant to be."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.situations.accounts import NOW
from tests.web.forms import of_accounts, of_applicants, of_learning, of_money, of_office, of_waves  # noqa: F401  they fill the table
from tests.web.forms.table import FORMS, Entry, Filled


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(params=FORMS)
def entry(request: pytest.FixtureRequest) -> Entry:
    return FORMS[request.param]


@pytest.fixture
def filled(entry: Entry) -> Filled:
    return entry.fill()
