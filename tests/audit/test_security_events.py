"""What looks like an attack leaves a trace: a count, a line in the log, an event in the audit of whom it concerns."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Final
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.tell_of_attacks import tell_of_attacks
from prakerja.audit.models import Event, SecurityCount, Suspicion
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.pages.noticing import noticing
from tests.pages.test_whole_requests import send
from tests.situations.accounts import PASSWORD, a_member_of_staff, an_account, last_letter, totp_now

pytestmark = pytest.mark.django_db
SITI, BUDI = "siti@contoh.example", "budi@contoh.example"
TELLS: Final = Actor.system("accounts.tell_of_attacks")


def counted() -> dict[str, int]:
    return dict(SecurityCount.objects.values_list("kind").annotate(times=Sum("times")))


def sign_in(email: str, password: str, browser: Client | None = None) -> None:
    (browser or Client()).post("/masuk/", {"email": email, "password": password})


def told() -> dict[tuple[str, str], int]:
    """Of whom, of what kind, how many in all."""
    events = Event.objects.filter(name=AccountsEvent.ATTACKED)
    found: dict[tuple[str, str], int] = {}
    for event in events:
        key = (event.subject_id, event.facts["kind"])
        found[key] = found.get(key, 0) + event.facts["times"]
    return found


def _wrong_password() -> None:
    sign_in(SITI, "salah-sekali")


def _wrong_code() -> None:
    browser = Client()
    page = browser.post("/masuk/kode/", {"form_key": str(uuid4()), "email": SITI}).headers["Location"]
    right = last_letter(SITI).code
    browser.post(page, {"code": "000000" if right != "000000" else "000001"})


def _wrong_second_factor() -> None:
    account, browser = a_member_of_staff(), Client()
    sign_in(account.email, PASSWORD, browser)
    browser.post("/masuk/langkah-kedua/", {"code": "000000"})


def _limit_reached() -> None:
    for _ in range(6):
        sign_in(BUDI, "salah-sekali")


def _permission_refused() -> None:
    browser = Client()
    browser.force_login(an_account("citra@contoh.example"))
    assert browser.get("/kantor/").status_code == 403


def _office_permission_refused() -> None:
    auditor, browser = a_member_of_staff("audit@prakerja.example", Role.AUDITOR), Client()
    sign_in(auditor.email, PASSWORD, browser)
    browser.post("/masuk/langkah-kedua/", {"code": totp_now()})
    assert browser.get("/kantor/gelombang/baru/").status_code == 403


def _form_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/masuk/", {"email": SITI}).status_code == 403


def _request_refused() -> None:
    body = b"email=siti%40contoh.example"
    sent = send(Client(), "/masuk/", body, announced=len(body) + 9, kind="application/x-www-form-urlencoded")
    assert sent.status_code == 400


def _too_large() -> None:
    assert Client().post("/masuk/", {"email": "x" * 1_100_000}, "application/x-www-form-urlencoded").status_code == 400


CASES: Final[dict[str, tuple[SecurityKind, Callable[[], None]]]] = {
    "a wrong password": (SecurityKind.WRONG_PASSWORD, _wrong_password),
    "a wrong code": (SecurityKind.WRONG_CODE, _wrong_code),
    "a guessed second factor": (SecurityKind.WRONG_SECOND_FACTOR, _wrong_second_factor),
    "tries that are used up": (SecurityKind.LIMIT_REACHED, _limit_reached),
    "the same, at one account": (SecurityKind.LOCKED_OUT, _limit_reached),
    "a page of the office": (SecurityKind.PERMISSION_REFUSED, _permission_refused),
    "a page of other roles": (SecurityKind.PERMISSION_REFUSED, _office_permission_refused),
    "a form without its token": (SecurityKind.FORM_REFUSED, _form_refused),
    "a request that is cut short": (SecurityKind.REQUEST_REFUSED, _request_refused),
    "one that is too large": (SecurityKind.REQUEST_REFUSED, _too_large),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_counted_and_stands_in_the_log_without_personal_data(case: str) -> None:
    an_account(SITI)
    kind, do = CASES[case]
    with capture_logs() as lines:
        do()
    seen = [line for line in lines if line["event"] == "security_event"]
    assert kind.value in {line["kind"] for line in seen}
    assert counted()[kind.value] == sum(line["kind"] == kind.value for line in seen)
    for address in (SITI, BUDI, "contoh", PASSWORD, "salah"):
        assert address not in json.dumps(seen)


def test_whoever_goes_about_their_business_leaves_no_such_trace() -> None:
    an_account(SITI)
    browser = Client()
    sign_in(SITI, PASSWORD, browser)
    browser.get("/beranda/")
    browser.post("/keluar/")
    assert counted() == {}
    assert not Suspicion.objects.exists()


# the audit


def test_the_audit_of_an_account_hears_within_a_minute_what_was_tried_and_how_often() -> None:
    account = an_account(SITI)
    for _ in range(7):
        _wrong_password()
    tell_of_attacks(by=TELLS, now=read_clock())
    assert told() == {(str(account.pk), "wrong_password"): 5, (str(account.pk), "locked_out"): 2}
    events = Event.objects.filter(name=AccountsEvent.ATTACKED)
    assert {event.owner_id for event in events} == {account.pk}


def test_what_was_tried_at_an_address_without_an_account_leaves_the_same_rows_and_is_told_to_nobody() -> None:
    an_account(SITI)
    sign_in(SITI, "salah-sekali")
    sign_in(BUDI, "salah-sekali")
    assert Suspicion.objects.count() == 2
    assert tell_of_attacks(by=TELLS, now=read_clock()) == 2
    assert Event.objects.filter(name=AccountsEvent.ATTACKED).count() == 1


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 90)), min_size=1, max_size=12))
def test_a_flood_does_not_fill_the_audit_and_nothing_of_it_is_lost(bursts: list[tuple[int, int]]) -> None:
    """However many, whenever: one event an hour and kind, and their counts add up."""
    Suspicion.objects.all().delete()
    account = an_account(f"{uuid4().hex}@contoh.example")
    now, begun, in_all, before = read_clock(), read_clock(), 0, Event.objects.count()
    for times, minutes in bursts:
        with noticing():
            notice(SecurityKind.WRONG_PASSWORD, about=account.pk)
        Suspicion.objects.filter(subject=account.pk).update(times=in_all + times)
        in_all += times
        now += timedelta(minutes=minutes)
        tell_of_attacks(by=TELLS, now=now)
    # To the second an hour after the last is still within the hour.
    tell_of_attacks(by=TELLS, now=now + timedelta(hours=1, seconds=1))
    assert told()[(str(account.pk), "wrong_password")] == in_all
    hours = (now - begun) // timedelta(hours=1) + 2
    assert Event.objects.count() - before <= hours


def test_what_was_told_is_forgotten_after_two_days() -> None:
    account = an_account(SITI)
    with noticing():
        notice(SecurityKind.WRONG_CODE, about=account.pk)
    now = read_clock()
    tell_of_attacks(by=TELLS, now=now)
    tell_of_attacks(by=TELLS, now=now + timedelta(days=2, minutes=1))
    assert not Suspicion.objects.exists()
    assert counted() == {"wrong_code": 1}


def test_a_factor_that_changes_is_counted_too() -> None:
    an_account(SITI)
    browser = Client()
    page = browser.post("/masuk/lupa/", {"form_key": str(uuid4()), "email": SITI}).headers["Location"]
    chosen = browser.post(page, {"code": last_letter(SITI).code}).headers["Location"]
    browser.post(chosen, {"password": "ikan-terbang-biru"})
    assert counted() == {"factor_changed": 1}
