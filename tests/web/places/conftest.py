"""Each page in turn, looked at once for all the sentences about it."""

from collections.abc import Iterator

import pytest
import time_machine
from pytest_django import DjangoDbBlocker

from tests.shared_ground import Ground, each_on_one_worker
from tests.situations.accounts import NOW
from tests.web.places import (  # noqa: F401  they fill the table
    of_accounts,
    of_accounts_to_pay,
    of_applicants,
    of_cards,
    of_catalogue,
    of_incentives,
    of_learning,
    of_money,
    of_office,
    of_partner_console,
    of_partner_pay,
    of_payouts,
    of_repayment,
    of_statements,
    of_statistics,
    of_waves,
)
from tests.web.places.seen import Seen, look_at
from tests.web.places.table import PLACES


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="package", params=each_on_one_worker("place", PLACES))
def page(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Seen:
    del django_db_setup
    ground = Ground(django_db_blocker, tmp_path_factory.mktemp("place"), NOW)
    with ground.made(lambda: look_at(request.param, PLACES[request.param]())) as seen:
        return seen
