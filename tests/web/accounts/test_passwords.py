"""A password is as its owner meant it: of any signs, as long as they like, for as long as they like."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from tests.situations.accounts import NOW, PASSWORD, an_account

pytestmark = pytest.mark.django_db
SITI: Final = "siti@contoh.example"
LONG: Final = "tujuh belas ekor kambing menyeberang sungai pada pagi yang berkabut sekali, "
GOOD: Final = (
    "abcdwxyz",
    "kambinghijaumelompat",
    "SEMUAHURUFBESAR",
    "73920184652",
    " spasi di depan dan di belakang ",
    "é🐐ñ漢字kambing",
    LONG[:64],
    LONG * 2,
)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def opens(password: str) -> bool:
    return Client().post("/masuk/", {"email": SITI, "password": password}).status_code == 302


@pytest.mark.parametrize("password", GOOD)
def test_any_signs_of_any_length_make_a_password_and_that_alone_opens(password: str) -> None:
    browser = Client()
    typed = {"full_name": "Siti Aminah", "email": SITI, "password": password, "agrees": "on"}
    page = browser.get("/daftar/").content.decode()
    key = page.partition('name="form_key" value="')[2].partition('"')[0]
    assert browser.post("/daftar/", typed | {"form_key": key}).status_code == 302
    # What was chosen at the sign-up becomes the account's when its code is typed; here the account is made with it.
    an_account(SITI, password)
    assert opens(password)
    # Spaces at the ends are nobody's secret: they come with a paste (kit/typed_password.py).
    for other in {password.swapcase(), password.strip()[:-1], f"{password}x"} - {password}:
        assert not opens(other), other


def test_a_password_is_good_for_as_long_as_its_owner_wants(clock: time_machine.Traveller) -> None:
    an_account(SITI, PASSWORD)
    clock.move_to(datetime(2041, 2, 24, tzinfo=UTC) + timedelta(hours=1))
    assert opens(PASSWORD)


@pytest.mark.parametrize("address", ["/masuk/", "/daftar/"])
def test_a_password_is_masked_and_may_be_filled_in_by_a_program(address: str) -> None:
    page = Client().get(address).content.decode()
    field = page.partition('name="password"')
    around = field[0].rpartition("<")[2] + field[1] + field[2].partition(">")[0]
    assert 'type="password"' in around
    assert 'autocomplete="current-password"' in around or 'autocomplete="new-password"' in around
    assert "maxlength" not in around


def test_a_programme_that_begins_knows_nobody() -> None:
    assert not Account.objects.exists()
