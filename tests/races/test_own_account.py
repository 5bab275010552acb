"""One person in several browsers at the same moment: passwords, confirmations, an invitation; one of them wins."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import pytest
import time_machine
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.exceptions import SessionInterrupted

from prakerja.accounts.accept_invitation import Accepted, accept_invitation
from prakerja.accounts.change_password import change_password
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.invitation_link import InvitationOver
from prakerja.accounts.models import Account, AuthenticatorApp, RecoveryCodes, Session
from prakerja.accounts.purposes import RESET
from prakerja.accounts.session_store import SessionStore
from prakerja.accounts.set_new_password import set_new_password
from prakerja.audit.models import Event
from prakerja.codes.models import Code
from prakerja.codes.type_code import type_code
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.accounts import (
    NOW,
    PASSWORD,
    a_code,
    a_session_store,
    an_account,
    in_session,
    last_letter,
    letters_to,
    shows,
    somebody_invited,
)
from tests.situations.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE: Final = 6
SITI: Final = "siti@contoh.example"
BUDI: Final = "budi@prakerja.example"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def prepared[T](make: Callable[[], T]) -> T:
    with unit_of_work(by=Actor.visitor()):
        return make()


def told(by: Actor, do: Callable[[], object]) -> object:
    """What it came to, or the refusal, each in a unit of work of its own."""
    try:
        with unit_of_work(by=by):
            return do()
    except (Refused, SessionInterrupted) as refused:
        return type(refused)


def changing(account: Account, password: str, *, session: SessionStore | None = None) -> Callable[[], object]:
    """As the page does it: where it is right, the session goes on with the new password."""
    mine, by = Account.objects.get(pk=account.pk), Actor.applicant(account.pk)

    def change() -> bool:
        done = change_password(
            account=mine,
            present=PASSWORD,
            password=password,
            tries=in_session(mine),
            but=session.digest if session else None,
            by=by,
            now=NOW,
        )
        if done and session:
            session.take_up(mine, NOW)
        return done

    return partial(told, by, change)


def heard(event: AccountsEvent) -> int:
    return Event.objects.filter(name=event).count()


def running(account: Account) -> list[Session]:
    """Sessions that open the account as it is now."""
    mark = Account.objects.get(pk=account.pk).get_session_auth_hash()
    rows = Session.objects.filter(account_id=account.pk, is_replaced=False)
    return [row for row in rows if row.data.get(HASH_SESSION_KEY) == mark]


def test_of_passwords_chosen_in_many_browsers_at_once_one_counts_and_its_browser_alone_stays() -> None:
    account = an_account(SITI)
    browsers = [a_session_store(account) for _ in range(AT_ONCE)]
    passwords = [f"ikan-terbang-{number}" for number in range(AT_ONCE)]
    outcomes = all_at_once(
        [changing(account, password, session=browser) for password, browser in zip(passwords, browsers, strict=True)]
    )
    account.refresh_from_db()
    assert outcomes.count(True) == 1
    assert account.check_password(passwords[outcomes.index(True)])
    assert heard(AccountsEvent.PASSWORD_CHANGED) == len(letters_to(SITI)) == 1
    (left,) = running(account)
    assert left.digest == browsers[outcomes.index(True)].digest


def test_the_same_password_sent_many_times_at_once_is_one_change() -> None:
    account = an_account(SITI)
    session = a_session_store(account)
    key = session.session_key
    outcomes = all_at_once([changing(account, "ikan-terbang-biru", session=_taken_up(key)) for _ in range(AT_ONCE)])
    assert outcomes.count(True) == AT_ONCE
    assert heard(AccountsEvent.PASSWORD_CHANGED) == len(letters_to(SITI)) == 1


def a_typed_code(email: str) -> Code:
    code = a_code(email, RESET)
    type_code(purpose=RESET, owner_id=code.id, typed=code.digits, now=NOW)
    return code


def _taken_up(key: str | None) -> SessionStore:
    """One more request of the browser that has this key."""
    session = SessionStore(key)
    assert SESSION_KEY in session
    return session


def test_a_reset_and_a_change_at_once_leave_one_password_and_no_session_that_began_with_another() -> None:
    for number in range(AT_ONCE):
        account = an_account(f"orang{number}@contoh.example")
        code = prepared(partial(a_typed_code, account.email))
        session, visitor = a_session_store(account), Actor.visitor()
        reset = partial(set_new_password, code_id=code.id, password="kapal-layar-merah", by=visitor, now=NOW)
        doings: list[Callable[[], object]] = [
            changing(account, "ikan-terbang-biru", session=session),
            partial(told, visitor, reset),
        ]
        changed, by_letter = all_at_once(doings)
        # Whoever reads the mailbox always comes through, and last, if the other was quicker.
        assert isinstance(by_letter, Account)
        account.refresh_from_db()
        assert account.check_password("kapal-layar-merah")
        assert by_letter.get_session_auth_hash() == account.get_session_auth_hash()
        assert changed in (True, False, SessionInterrupted)
        assert running(account) == []


def test_the_password_shown_many_times_at_once_leaves_sessions_that_are_all_of_this_browser() -> None:
    """Each answer brings a key that goes on, whichever of them the browser keeps; the old one opens nothing."""
    account = an_account(SITI)
    before = a_session_store(account)
    old_digest = before.digest
    assert old_digest
    before.confirmed_at = None
    before.save()
    sent = [_taken_up(before.session_key) for _ in range(AT_ONCE)]
    all_at_once([partial(told, Actor.applicant(account.pk), partial(one.confirm, NOW)) for one in sent])
    old = Session.objects.get(account_id=account.pk, digest=old_digest)
    assert old.is_replaced
    assert old.confirmed_at is None
    running_on = {row.digest: row.confirmed_at for row in running(account)}
    assert all(one.is_confirmed(NOW) for one in sent)
    assert running_on == {one.digest: NOW for one in sent}


def test_an_invitation_accepted_in_many_tabs_at_once_is_accepted_in_one() -> None:
    account = prepared(lambda: somebody_invited(BUDI))
    token = last_letter(BUDI).words["token"]
    passwords, apps = [f"ikan-terbang-{n}" for n in range(AT_ONCE)], [letter * 32 for letter in "ABCDEF"]
    visitor = Actor.visitor()
    outcomes = all_at_once(
        [
            partial(
                told,
                visitor,
                partial(accept_invitation, token=token, password=password, secret=app, by=visitor, now=NOW),
            )
            for password, app in zip(passwords, apps, strict=True)
        ]
    )
    assert outcomes.count(InvitationOver) == AT_ONCE - 1
    (place,) = [number for number, outcome in enumerate(outcomes) if outcome is not InvitationOver]
    account.refresh_from_db()
    assert account.check_password(passwords[place])
    assert AuthenticatorApp.objects.get().secret == apps[place]
    (accepted,) = [outcome for outcome in outcomes if isinstance(outcome, Accepted)]
    assert prepared(lambda: shows(account, accepted.recovery_codes[0]))
    assert RecoveryCodes.objects.count() == heard(AccountsEvent.INVITATION_ACCEPTED) == 1
