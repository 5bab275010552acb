"""Sessions over our own table: who holds the cookie is in, who reads the table is not."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError

from prakerja.accounts.models import Account, Session
from prakerja.accounts.session_key import SessionKey
from prakerja.accounts.session_store import SessionStore
from prakerja.kit.actor import ApplicantId
from tests.situations.waves import an_applicant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def signed_in(account_id: ApplicantId) -> SessionStore:
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account_id), "hash"
    session.save()
    return session


def test_what_was_saved_is_read_again_with_the_account() -> None:
    siti = an_applicant("Siti")
    again = SessionStore(signed_in(siti).session_key)
    assert again[SESSION_KEY] == str(siti)
    assert again.account == Account.objects.get(pk=siti)


def test_the_account_comes_whole_so_that_no_page_asks_for_the_rest() -> None:
    siti = an_applicant("Siti")
    session = SessionStore(signed_in(siti).session_key)
    session.load()
    assert session.account is not None
    assert session.account.get_deferred_fields() == set()
    fields = [field.attname for field in Account._meta.concrete_fields]
    whole = Account.objects.values(*fields).get(pk=siti)
    assert {name: getattr(session.account, name) for name in fields} == whole


def test_the_table_holds_no_secret() -> None:
    siti = an_applicant()
    key = SessionKey.read_from(signed_in(siti).session_key)
    row = Session.objects.get()
    assert key is not None
    assert (row.account_id, row.digest) == (siti, key.digest)
    assert SessionStore(str(SessionKey(siti, row.digest.bytes))).load() == {}


def test_a_session_of_another_account_is_not_opened_by_ones_own_secret() -> None:
    key = SessionKey.read_from(signed_in(an_applicant()).session_key)
    assert key is not None
    assert SessionStore(str(SessionKey(an_applicant(), key.secret))).load() == {}


def test_a_visitors_session_becomes_another_one_by_signing_in() -> None:
    visitor = SessionStore()
    visitor["reset_code"] = "x"
    visitor.save()
    before = visitor.session_key
    siti = an_applicant()
    visitor[SESSION_KEY] = str(siti)
    visitor.save()
    assert visitor.session_key != before
    assert SessionStore(before).load() == {}
    assert Session.objects.get().account_id == siti


def test_an_unknown_session_is_empty_and_has_no_key() -> None:
    session = SessionStore(str(SessionKey.drawn_for(an_applicant())))
    assert SESSION_KEY not in session
    assert session.session_key is None
    assert session.is_empty()


def test_a_session_that_was_ended_elsewhere_is_not_saved_again() -> None:
    session = SessionStore(signed_in(an_applicant()).session_key)
    session["more"] = 1
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()


def test_flushing_leaves_no_row() -> None:
    session = SessionStore(signed_in(an_applicant()).session_key)
    session.flush()
    assert not Session.objects.exists()


def test_a_touch_moves_the_end_once_for_many_requests(clock: time_machine.Traveller, now: datetime) -> None:
    key = signed_in(an_applicant()).session_key
    first, second = SessionStore(key), SessionStore(key)
    assert first.load() == second.load()
    clock.shift(timedelta(minutes=5))
    assert first.is_touch_due(now + timedelta(minutes=5))
    assert first.touch(now + timedelta(minutes=5))
    assert second.touch(now + timedelta(minutes=6))
    assert Session.objects.get().touched_at == now + timedelta(minutes=5)


def test_after_its_end_it_is_over(clock: time_machine.Traveller) -> None:
    key = signed_in(an_applicant()).session_key
    clock.shift(timedelta(minutes=35))
    assert SessionStore(key).load() == {}


def test_a_session_nobody_saved_cannot_be_touched(now: datetime) -> None:
    assert not SessionStore().touch(now)
