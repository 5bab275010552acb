"""Each form in turn, filled in as it is meant to be."""

from collections.abc import Iterator
from copy import copy, deepcopy
from pathlib import Path

import pytest
import time_machine
from django.test.client import ClientHandler
from pytest_django import DjangoDbBlocker

from tests.shared_ground import Ground, each_on_one_worker
from tests.situations.accounts import NOW
from tests.web.forms import (  # noqa: F401  they fill the table
    of_accounts,
    of_accounts_to_pay,
    of_applicants,
    of_catalogue,
    of_decisions,
    of_learning,
    of_money,
    of_office,
    of_partner_console,
    of_partner_pay,
    of_payouts,
    of_repayment,
    of_statements,
    of_waves,
)
from tests.web.forms.table import FORMS, Entry, Filled


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="package", params=each_on_one_worker("form", FORMS))
def entry(request: pytest.FixtureRequest) -> Entry:
    return FORMS[request.param]


@pytest.fixture(scope="package")
def ground(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, entry: Entry
) -> Ground:
    del django_db_setup, entry
    return Ground(django_db_blocker, tmp_path_factory.mktemp("form"), NOW)


@pytest.fixture(scope="package")
def filled_in(ground: Ground, entry: Entry) -> Iterator[Filled]:
    with ground.made(entry.fill) as filled:
        yield filled


@pytest.fixture
def filled(db: None, ground: Ground, filled_in: Filled, private_store: Path) -> Filled:
    """In a browser of the test's own, and its files unread: the test before this one has sent them."""
    ground.lay_out(private_store)
    browser = copy(filled_in.browser)
    browser.handler, browser.cookies = ClientHandler(enforce_csrf_checks=False), deepcopy(browser.cookies)
    for field in filled_in.fields.values():
        if hasattr(field, "seek"):
            field.seek(0)
    return Filled(browser, filled_in.address, filled_in.fields)
