"""One running platform for all journeys, and a browser for each file of them."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.conftest import Copies
from tests.instance import Instance, running_instance
from tests.journeys.glass import Glass
from tests.journeys.phone import HIGH, WIDE, Phone, PhoneShop, chromium


@pytest.fixture(scope="package")
def instance(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """A platform with the office's people and nobody else."""
    with (
        copied_database(f"prakerja_journeys_{os.getpid()}") as url,
        running_instance(url, tmp_path_factory.mktemp("journeys"), furnish="put_staff()") as started,
    ):
        yield started


@pytest.fixture(scope="package")
def with_demo(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """One with the small demo, for the journeys of one group that leave each other's people alone."""
    with (
        copied_database(f"prakerja_with_demo_{os.getpid()}") as url,
        running_instance(url, tmp_path_factory.mktemp("with-demo"), furnish="load_small_demo()") as started,
    ):
        yield started


@pytest.fixture(scope="package")
def with_whole_demo(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """One whose people stand where the demo has put them: nobody's stage is changed there."""
    with (
        copied_database(f"prakerja_pages_{os.getpid()}") as url,
        running_instance(url, tmp_path_factory.mktemp("pages"), furnish="load_small_demo()") as started,
    ):
        yield started


@pytest.fixture
def new_phone(instance: Instance, browser: Browser, glass: Glass) -> Iterator[PhoneShop]:
    """Hands out phones; what their looks found fails the test at the end, all at once."""
    with ExitStack() as phones:

        def hand_out(album: str, **traits: Any) -> Phone:
            phone = Phone(browser, instance.base_url, glass=glass, album=album, **traits)
            phones.callback(phone.put_away)
            return phone

        yield hand_out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each file: while it is open, Django refuses its database to this process."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def glass(instance: Instance, browser: Browser) -> Glass:
    return Glass(browser, instance.base_url, wide=WIDE, high=HIGH)
