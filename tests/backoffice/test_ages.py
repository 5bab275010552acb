"""Where something waits for the office, each row says how long it has waited."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from tests.backoffice.desks import DESKS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.mark.parametrize(
    "name", ["the cases that wait", "batches of payments", "disputes of partners", "objections to verdicts"]
)
def test_a_row_says_how_many_days_it_has_waited(name: str, now: datetime, clock: time_machine.Traveller) -> None:
    address = next(DESKS[name].grow()).address
    clock.move_to(now + timedelta(days=60))
    before = _told_at(address, "hari")
    clock.shift(timedelta(days=5))
    assert before
    assert {days + 5 for days in before} <= _told_at(address, "hari")


def test_a_proposal_that_ends_after_three_days_says_how_many_hours(clock: time_machine.Traveller) -> None:
    address = next(DESKS["all proposals"].grow()).address
    # The page itself says that a proposal ends after 72.
    before = _told_at(address, "jam") - {72}
    clock.shift(timedelta(hours=5))
    assert before
    assert {hours + 5 for hours in before} <= _told_at(address, "jam")


def _told_at(address: str, unit: str) -> set[int]:
    """To whoever opened it first, and signs in again."""
    reader = Client()
    reader.force_login(Account.objects.get(email="meja@prakerja.example"))
    return {int(number) for number in re.findall(rf"(\d+) {unit}\b", reader.get(address).text)}
