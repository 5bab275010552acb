"""Accounts that move at the same moment: to one address, twice, or while a new password is chosen by letter."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import pytest
import time_machine

from prakerja.accounts.address_holder import AddressHolder
from prakerja.accounts.change_address import change_address
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account
from prakerja.accounts.purposes import RESET
from prakerja.accounts.session_store import SessionStore
from prakerja.accounts.set_new_password import set_new_password
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone
from prakerja.codes.type_code import type_code
from prakerja.kit.actor import Actor
from tests.races.test_own_account import heard, prepared, running, told
from tests.situations.accounts import (
    NEW_ADDRESS,
    NOW,
    a_code,
    a_code_to_a_new_address,
    a_session_store,
    an_account,
    letters_to,
)
from tests.situations.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE: Final = 6
SITI: Final = "siti@contoh.example"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def moving(account: Account, code: Code, session: SessionStore) -> Callable[[], object]:
    """As the page does it; True: done."""
    mine, by = Account.objects.get(pk=account.pk), Actor.applicant(account.pk)

    def move() -> bool:
        done = change_address(account=mine, typed=code.digits, but=session.digest, by=by, now=NOW) is None
        if done:
            session.take_up(mine, NOW)
        return done

    return partial(told, by, move)


def ready_to_move(email: str, to: str) -> tuple[Account, Code, SessionStore]:
    account = an_account(email)
    return account, prepared(lambda: a_code_to_a_new_address(account, to)), a_session_store(account)


def holds_what_it_has(account: Account) -> bool:
    account.refresh_from_db()
    held = AddressHolder.objects.filter(holder_id=account.pk)
    return held.count() == 1 and Account.objects.with_address(account.email).get() == account


def test_of_accounts_that_want_one_address_one_has_it_and_the_others_keep_theirs() -> None:
    wanting = [ready_to_move(f"orang{number}@contoh.example", NEW_ADDRESS) for number in range(AT_ONCE)]
    outcomes = all_at_once([moving(*each) for each in wanting])
    assert outcomes.count(True) == 1
    assert outcomes.count(AddressTaken) == AT_ONCE - 1
    winner, *_ = wanting[outcomes.index(True)]
    assert Account.objects.with_address(NEW_ADDRESS).get() == winner
    assert all(holds_what_it_has(account) for account, *_ in wanting)
    assert heard(AccountsEvent.ADDRESS_CHANGED) == 1


def test_the_right_code_many_times_at_once_is_one_move() -> None:
    account, code, session = ready_to_move(SITI, NEW_ADDRESS)
    key = session.session_key
    outcomes = all_at_once([moving(account, code, _read(key)) for _ in range(AT_ONCE)])
    assert outcomes.count(True) == AT_ONCE
    assert heard(AccountsEvent.ADDRESS_CHANGED) == len(letters_to(SITI)) == 1
    assert holds_what_it_has(account)


def _read(key: str | None) -> SessionStore:
    session = SessionStore(key)
    session.load()
    return session


def test_of_two_browsers_that_move_one_account_one_goes_on() -> None:
    account, code, mine = ready_to_move(SITI, NEW_ADDRESS)
    all_at_once([moving(account, code, one) for one in (mine, a_session_store(account))])
    assert heard(AccountsEvent.ADDRESS_CHANGED) == len(letters_to(SITI)) == 1
    assert len(running(account)) == 1
    assert holds_what_it_has(account)


def test_of_a_move_and_a_reset_by_the_old_address_one_counts() -> None:
    for number in range(AT_ONCE):
        account, code, session = ready_to_move(f"orang{number}@contoh.example", f"baru{number}@contoh.example")
        reset = prepared(partial(_a_typed_reset, account.email))
        new_password = partial(
            set_new_password, code_id=reset.id, password="kapal-layar-merah", by=Actor.visitor(), now=NOW
        )
        by_letter_too = partial(told, Actor.visitor(), new_password)
        doings: list[Callable[[], object]] = [moving(account, code, session), by_letter_too]
        moved, by_letter = all_at_once(doings)
        assert (moved is True) == (by_letter is CodeGone)
        assert moved in (True, CodeGone)
        account.refresh_from_db()
        assert account.check_password("kapal-layar-merah") == (moved is not True)
        assert account.email.startswith("baru") == (moved is True)
        assert len(running(account)) == int(moved is True)
        assert holds_what_it_has(account)


def _a_typed_reset(email: str) -> Code:
    code = a_code(email, RESET)
    type_code(purpose=RESET, owner_id=code.id, typed=code.digits, now=NOW)
    return code
