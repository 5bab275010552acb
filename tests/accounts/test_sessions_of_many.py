"""Sessions of several people and browsers: each its own, each over at its own time, none told by another."""

import base64
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

import pytest
import time_machine
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from prakerja.accounts import session_span
from prakerja.accounts.forget_ended_sessions import forget_ended_sessions
from prakerja.accounts.models import Account, Session
from prakerja.accounts.session_key import SessionKey
from prakerja.accounts.session_span import IDLE, STAFF_IDLE
from prakerja.accounts.session_store import SessionStore
from tests.situations.accounts import NOW, PASSWORD, a_member_of_staff, an_account
from tests.situations.waves import an_applicant

pytestmark = pytest.mark.django_db
MINUTE: Final = timedelta(minutes=1)
SECOND: Final = timedelta(seconds=1)

idles = st.sampled_from([IDLE, STAFF_IDLE])
moments = st.integers(0, 10**9).map(lambda seconds: NOW + timedelta(seconds=seconds))


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def signed_in(account_id: UUID, *, idle: timedelta | None = None) -> SessionStore:
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account_id), "hash"
    if idle is not None:
        session.set_expiry(int(idle.total_seconds()))
    session.save()
    return session


def is_running(session: SessionStore) -> bool:
    return SESSION_KEY in SessionStore(session.session_key)


# Several browsers


def test_two_browsers_of_one_person_are_two_sessions() -> None:
    siti = an_applicant()
    phone, computer = signed_in(siti), signed_in(siti)
    assert phone.session_key != computer.session_key
    phone.flush()
    assert not is_running(phone)
    assert is_running(computer)


def test_leaving_one_ends_the_session_of_nobody_else() -> None:
    siti, budi = signed_in(an_applicant()), signed_in(an_applicant("Budi"))
    siti.flush()
    assert is_running(budi)


def test_what_one_session_keeps_no_other_reads() -> None:
    siti = an_applicant()
    phone, computer = signed_in(siti), signed_in(siti)
    phone["second_factor_awaited"] = "x"
    phone.save()
    assert "second_factor_awaited" not in SessionStore(computer.session_key)


def test_signing_in_as_somebody_else_leaves_the_first_ones_session_behind() -> None:
    first, second = an_applicant(), an_applicant("Budi")
    session = signed_in(first)
    before = session.session_key
    session[SESSION_KEY] = str(second)
    session.save()
    assert SessionStore(before).load() == {}
    assert [row.account_id for row in Session.objects.all()] == [second]


def test_a_saved_session_keeps_its_key() -> None:
    session = signed_in(an_applicant())
    before = session.session_key
    session["more"] = 1
    session.save()
    assert session.session_key == before
    assert Session.objects.count() == 1


def test_a_new_key_carries_everything_over_and_closes_the_old_one() -> None:
    session = signed_in(an_applicant())
    session["kept"] = "x"
    session.save()
    before = session.session_key
    session.cycle_key()
    session.save()
    assert SessionStore(before).load() == {}
    assert SessionStore(session.session_key)["kept"] == "x"


@pytest.mark.parametrize("existing", [True, False])
def test_it_is_known_whether_a_session_is_there(existing: bool) -> None:
    siti = an_applicant()
    key = signed_in(siti).session_key if existing else str(SessionKey.drawn_for(siti))
    assert SessionStore().exists(key or "") is existing


@pytest.mark.parametrize("cookie", ["", "x", "a" * 43, "ä" * 43, "=" * 43, "a" * 10_000, "\x00" * 43])
def test_no_made_up_cookie_opens_or_breaks_anything(cookie: str) -> None:
    signed_in(an_applicant())
    session = SessionStore(cookie)
    assert session.load() == {}
    assert session.session_key is None
    assert not SessionStore().exists(cookie)
    SessionStore().delete(cookie)
    assert Session.objects.count() == 1


def test_a_cookie_with_one_letter_changed_opens_nothing() -> None:
    key = signed_in(an_applicant()).session_key
    assert key is not None
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    # All others of the last letter, of which four stand for the same bytes.
    changed = [(place, "A" if key[place] != "A" else "B") for place in range(len(key) - 1)]
    for place, other in [*changed, *((len(key) - 1, one) for one in letters if one != key[-1])]:
        assert SessionStore(key[:place] + other + key[place + 1 :]).load() == {}


@given(st.binary(min_size=32, max_size=32))
def test_every_key_is_read_as_it_was_written(whole: bytes) -> None:
    key = SessionKey(UUID(bytes=whole[:16]), whole[16:])
    assert SessionKey.read_from(str(key)) == key
    assert len(str(key)) == 43
    assert key.secret not in key.digest.bytes


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda some: base64.urlsafe_b64encode(some).decode()))
def test_whatever_stands_in_a_cookie_is_a_key_of_32_bytes_or_none(cookie: str) -> None:
    key = SessionKey.read_from(cookie)
    assert key is None or len(key.secret) == 16


# How long


@pytest.mark.parametrize(("idle", "touched_every"), [(IDLE, 5 * MINUTE), (STAFF_IDLE, MINUTE)])
def test_a_session_lasts_its_idle_time_and_what_the_writing_may_lag_behind(
    idle: timedelta, touched_every: timedelta, clock: time_machine.Traveller
) -> None:
    session = signed_in(an_applicant(), idle=idle)
    clock.shift(idle + touched_every - SECOND)
    assert is_running(session)
    clock.shift(SECOND)
    assert not is_running(session)


@given(touched_at=moments, idle=idles)
def test_nobody_is_signed_out_before_their_idle_time_whenever_the_last_touch_was(
    touched_at: datetime, idle: timedelta
) -> None:
    last_request = touched_at + session_span.touched_every(idle) - SECOND
    assert not session_span.is_touch_due(touched_at, idle=idle, now=last_request)
    assert session_span.ends_at(touched_at, idle=idle) - last_request > idle


@given(touched_at=moments, idle=idles, later=st.integers(0, 7200))
def test_a_touch_is_due_from_its_time_on_and_never_before(touched_at: datetime, idle: timedelta, later: int) -> None:
    now = touched_at + timedelta(seconds=later)
    is_due = session_span.is_touch_due(touched_at, idle=idle, now=now)
    assert is_due is (timedelta(seconds=later) >= session_span.touched_every(idle))


def test_of_staff_less_is_left_open_than_of_applicants() -> None:
    assert STAFF_IDLE < IDLE
    assert session_span.touched_every(STAFF_IDLE) < session_span.touched_every(IDLE)


def test_the_cookie_lasts_as_long_as_the_row() -> None:
    for idle in (IDLE, STAFF_IDLE):
        session = signed_in(an_applicant(), idle=idle)
        row = Session.objects.get(account_id=SessionKey.read_from(session.session_key).account_id)  # type: ignore[union-attr]
        assert timedelta(seconds=session.get_expiry_age()) == row.expires_at - NOW


def test_a_touch_of_a_session_that_was_ended_meanwhile_revives_nothing() -> None:
    session = SessionStore(signed_in(an_applicant()).session_key)
    session.load()
    Session.objects.all().delete()
    session.touch(NOW + 6 * MINUTE)
    assert not Session.objects.exists()


def test_only_what_is_over_is_forgotten(clock: time_machine.Traveller) -> None:
    over = signed_in(an_applicant())
    clock.shift(20 * MINUTE)
    running = signed_in(an_applicant("Budi"))
    clock.shift(15 * MINUTE)
    assert forget_ended_sessions(now=NOW + 35 * MINUTE) == 1
    assert not is_running(over)
    assert is_running(running)
    assert forget_ended_sessions(now=NOW + 35 * MINUTE) == 0


def test_forgetting_as_django_asks_for_it_forgets_the_same(clock: time_machine.Traveller) -> None:
    signed_in(an_applicant())
    SessionStore.clear_expired()
    assert Session.objects.count() == 1
    clock.shift(35 * MINUTE)
    SessionStore.clear_expired()
    assert not Session.objects.exists()


# Whose


def test_a_closed_account_is_signed_in_nowhere(client: Client) -> None:
    account = an_account()
    client.force_login(account)
    assert client.get("/beranda/").status_code == 200
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert "/masuk/" in client.get("/beranda/").headers["Location"]


def test_a_new_password_elsewhere_ends_this_browsers_session_and_its_row(client: Client) -> None:
    account = an_account()
    client.force_login(account)
    account.set_password("ikan-terbang-biru")
    account.save(update_fields=["password"])
    assert "/masuk/" in client.get("/beranda/").headers["Location"]
    assert not Session.objects.filter(account_id=account.pk).exists()


def test_a_raised_epoch_ends_every_session_of_the_account_and_of_no_other() -> None:
    mine, other = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    browsers = {account: [Client(), Client()] for account in (mine, other)}
    for account, pair in browsers.items():
        for browser in pair:
            browser.force_login(Account.objects.get(pk=account.pk))
    Account.objects.filter(pk=mine.pk).update(session_epoch=9)
    assert [browser.get("/kantor/").status_code for browser in browsers[mine]] == [302, 302]
    assert [browser.get("/kantor/").status_code for browser in browsers[other]] == [200, 200]


def test_a_session_of_an_account_that_is_gone_is_nobodys(client: Client) -> None:
    nobody = signed_in(uuid4())
    client.cookies["sessionid"] = nobody.session_key or ""
    assert "/masuk/" in client.get("/beranda/").headers["Location"]


def test_the_password_is_not_in_the_session(client: Client) -> None:
    account = an_account()
    client.post("/masuk/", {"email": account.email, "password": PASSWORD})
    (row,) = Session.objects.filter(account_id=account.pk)
    assert PASSWORD not in str(row.data)
    assert account.password not in str(row.data)
    assert account.email not in str(row.data)
