"""A page that only reads writes nothing; the session ends when it was said to end."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakerja.accounts.models import Account, Session
from prakerja.kit.actor import ApplicantId
from tests.situations.waves import an_applicant

pytestmark = pytest.mark.django_db
PAGE = "/data-diri/"


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def siti() -> ApplicantId:
    return an_applicant()


@pytest.fixture
def page(siti: ApplicantId) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=siti))
    return client


def writings(page: Client, address: str = "/beranda/") -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        page.get(address)
    return [one["sql"] for one in asked.captured_queries if not one["sql"].lstrip("-").lstrip().startswith("SELECT")]


def seconds_to_warning(page: Client) -> int:
    text = page.get("/beranda/").text
    return int(text.split('data-warn-after="')[1].split('"')[0])


def test_a_reading_page_writes_nothing_for_five_minutes(page: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=4, seconds=59))
    assert [sql for sql in writings(page) if "UPDATE" in sql or "INSERT" in sql or "SAVEPOINT" in sql] == []


def test_after_five_minutes_it_writes_once(page: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=5))
    assert sum("UPDATE" in sql for sql in writings(page)) == 1
    assert sum("UPDATE" in sql for sql in writings(page)) == 0


def test_a_stranger_leaves_no_session() -> None:
    stranger = Client()
    for address in ("/", "/bantuan/", "/gelombang/", "/masuk/", "/beranda/"):
        stranger.get(address)
    assert not Session.objects.exists()
    assert "sessionid" not in stranger.cookies


def test_thirty_minutes_without_a_page_are_granted_at_whatever_moment_the_last_one_came(
    page: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(minutes=4, seconds=59))
    page.get("/beranda/")
    clock.shift(timedelta(minutes=30))
    assert page.get("/beranda/").status_code == 200


def test_thirty_five_minutes_without_a_page_end_it(page: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=35))
    assert page.get("/beranda/").status_code == 302


@pytest.mark.parametrize("minutes", [0, 3, 5, 20])
def test_the_warning_comes_two_minutes_before_the_end(
    minutes: int, page: Client, siti: ApplicantId, clock: time_machine.Traveller, now: datetime
) -> None:
    clock.shift(timedelta(minutes=minutes))
    warns_at = now + timedelta(minutes=minutes, seconds=seconds_to_warning(page))
    assert Session.objects.get(account_id=siti).expires_at - warns_at == timedelta(minutes=2)


def test_who_wants_to_stay_has_all_the_time_again(
    page: Client, siti: ApplicantId, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(minutes=3))
    assert page.get("/sesi/lanjut/").status_code == 204
    clock.shift(timedelta(minutes=34))
    assert page.get("/beranda/").status_code == 200


def test_the_cookie_lasts_as_long_as_the_session(page: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=10))
    assert page.get("/beranda/").cookies["sessionid"]["max-age"] == 35 * 60


def test_a_closed_account_is_out_at_once(page: Client, siti: ApplicantId) -> None:
    Account.objects.filter(pk=siti).update(is_active=False)
    assert page.get("/beranda/").status_code == 302


def test_a_new_round_of_the_account_ends_its_sessions(page: Client, siti: ApplicantId) -> None:
    Account.objects.filter(pk=siti).update(session_epoch=1)
    assert page.get("/beranda/").status_code == 302
    assert not Session.objects.exists()
