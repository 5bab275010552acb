"""Codes by e-mail to sign in or for a new password: which page gets which, how long each serves, who is told."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.hashers import check_password

from prakerja.accounts.limits import WRONG_PASSWORDS
from prakerja.accounts.models import Account
from prakerja.accounts.purposes import CONFIRM, RESET, SIGN_IN
from prakerja.accounts.repeat_code import repeat_code
from prakerja.accounts.request_code import request_code
from prakerja.accounts.set_new_password import set_new_password
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.audit.models import Event
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone
from prakerja.codes.tallies import TriesSpent, look
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor
from tests.situations.accounts import NETWORK, NOW, PASSWORD, a_code, a_sign_up, an_account, last_letter, letters_to

pytestmark = pytest.mark.django_db
SITI: Final = "siti@contoh.example"
BUDI: Final = "budi@contoh.example"
VISITOR: Final = Actor.visitor()
MINUTE: Final = timedelta(minutes=1)
NEW: Final = "ikan-terbang-biru"


def asked(
    key: UUID, email: str = SITI, *, purpose: CodePurpose = SIGN_IN, now: datetime = NOW, language: str = "id"
) -> Code:
    return request_code(
        form_key=key, purpose=purpose, email=email, language=language, network=NETWORK, by=VISITOR, now=now
    )


def signed_in(code: Code, *, now: datetime = NOW) -> Account | CodeRefused:
    return sign_in_by_code(code_id=code.id, typed=code.digits, now=now)


def passed(*, now: datetime = NOW, email: str = SITI) -> Code:
    code = a_code(email, RESET, now=now)
    assert isinstance(type_code(owner_id=code.id, purpose=RESET, typed=code.digits, now=now), Code)
    return code


# The same page again


def test_the_page_sent_again_after_its_code_has_let_somebody_in_asks_for_another() -> None:
    an_account()
    key = uuid4()
    first = asked(key)
    signed_in(first)
    second = asked(key, now=NOW + MINUTE)
    assert (first.id, second.id != key) == (key, True)
    assert isinstance(signed_in(second, now=NOW + MINUTE), Account)


@pytest.mark.parametrize(("seconds", "is_the_same"), [(599, True), (600, False)])
def test_the_page_sent_again_brings_a_new_code_once_the_old_one_is_over(seconds: int, is_the_same: bool) -> None:
    an_account()
    key = uuid4()
    asked(key)
    assert (asked(key, now=NOW + timedelta(seconds=seconds)).id == key) is is_the_same
    assert len(letters_to(SITI)) == (1 if is_the_same else 2)


def test_one_page_never_serves_two_purposes() -> None:
    an_account()
    key = uuid4()
    sign_in, reset = asked(key), asked(key, purpose=RESET)
    assert sign_in.id != reset.id
    with pytest.raises(CodeGone):
        type_code(purpose=RESET, owner_id=sign_in.id, typed=sign_in.digits, now=NOW)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_letter_speaks_the_language_of_the_page_that_asked(language: str) -> None:
    an_account(language="en" if language == "id" else "id")
    asked(uuid4(), language=language)
    assert last_letter(SITI).language == language


def test_the_code_of_one_address_lets_nobody_else_in() -> None:
    siti, budi = an_account(), an_account(BUDI)
    of_siti, of_budi = a_code(), a_code(BUDI)
    assert signed_in(of_siti) == siti
    assert signed_in(of_budi) == budi


def test_an_address_that_gets_an_account_later_is_not_let_in_by_an_earlier_code() -> None:
    code = a_code()
    an_account()
    assert isinstance(signed_in(code), CodeRefused)


def test_the_sixth_code_within_an_hour_is_refused_whatever_it_is_for() -> None:
    an_account()
    for number in range(5):
        a_code(purpose=RESET if number % 2 else SIGN_IN, now=NOW + number * MINUTE)
    for purpose in (SIGN_IN, RESET):
        with pytest.raises(TriesSpent) as spent:
            a_code(purpose=purpose, now=NOW + 6 * MINUTE)
        assert spent.value.free_at == NOW + 60 * MINUTE
    assert a_code(now=NOW + 60 * MINUTE)


# Another letter


@pytest.mark.parametrize("purpose", [SIGN_IN, RESET])
def test_another_letter_brings_the_same_code(purpose: CodePurpose) -> None:
    an_account()
    code = a_code(purpose=purpose)
    again = repeat_code(purpose=purpose, code_id=code.id, network=NETWORK, by=VISITOR, now=NOW + MINUTE)
    assert [letter.code for letter in letters_to(SITI)] == [code.digits] * 2
    assert again.id == code.id


def test_another_letter_of_something_else_is_refused() -> None:
    an_account()
    code = a_code()
    for purpose in (RESET, CONFIRM):
        with pytest.raises(CodeGone):
            repeat_code(purpose=purpose, code_id=code.id, network=NETWORK, by=VISITOR, now=NOW + MINUTE)
    assert len(letters_to(SITI)) == 1


def test_nobody_gets_another_letter_of_a_code_that_there_is_not() -> None:
    with pytest.raises(CodeGone):
        repeat_code(purpose=SIGN_IN, code_id=uuid4(), network=NETWORK, by=VISITOR, now=NOW)


def test_another_letter_to_an_address_without_an_account_says_so_again() -> None:
    code = a_code()
    repeat_code(purpose=SIGN_IN, code_id=code.id, network=NETWORK, by=VISITOR, now=NOW + MINUTE)
    assert [letter.text for letter in letters_to(SITI)] == ["no_account"] * 2


# A new password


def test_a_new_password_is_the_owners_alone() -> None:
    an_account()
    budi = an_account(BUDI)
    set_new_password(code_id=passed().id, password=NEW, by=VISITOR, now=NOW)
    budi.refresh_from_db()
    assert check_password(PASSWORD, budi.password)
    assert letters_to(BUDI) == []


@pytest.mark.parametrize(("seconds", "is_taken"), [(599, True), (600, False)])
def test_a_new_password_is_chosen_within_ten_minutes_of_typing_the_code(seconds: int, is_taken: bool) -> None:
    account, after = an_account(), timedelta(seconds=seconds)
    code = passed()
    if is_taken:
        set_new_password(code_id=code.id, password=NEW, by=VISITOR, now=NOW + after)
    else:
        with pytest.raises(CodeGone):
            set_new_password(code_id=code.id, password=NEW, by=VISITOR, now=NOW + after)
    account.refresh_from_db()
    assert check_password(NEW if is_taken else PASSWORD, account.password)


def test_the_code_of_a_sign_in_or_a_sign_up_changes_no_password() -> None:
    account = an_account()
    sign_in, sign_up = a_code(), a_sign_up(BUDI)
    signed_in(sign_in)
    for code in (sign_in, sign_up):
        with pytest.raises(CodeGone):
            set_new_password(code_id=code.id, password=NEW, by=VISITOR, now=NOW)
    account.refresh_from_db()
    assert check_password(PASSWORD, account.password)


def test_a_new_password_stands_in_its_owners_trail_and_says_nothing_of_it() -> None:
    account = an_account()
    set_new_password(code_id=passed().id, password=NEW, by=VISITOR, now=NOW)
    event = Event.objects.get()
    assert (event.name, event.owner_id, event.actor_kind) == ("accounts.password.changed", account.pk, "visitor")
    assert (event.facts, event.reason) == ({}, "")


def test_a_new_password_brings_whoever_guesses_no_new_tries() -> None:
    """Its owner is in, and known in that browser from then on."""
    an_account()
    for _ in range(5):
        sign_in_by_password(email=SITI, password="salah-sekali", network=NETWORK, now=NOW)
    set_new_password(code_id=passed().id, password=NEW, by=VISITOR, now=NOW)
    assert look(WRONG_PASSWORDS, f"{NETWORK}:{SITI}", now=NOW).left == 0


@pytest.mark.parametrize(("language", "said"), [("id", "baru saja diganti"), ("en", "was changed just now")])
def test_the_owner_is_told_of_the_new_password_and_how_to_undo_it(language: str, said: str) -> None:
    an_account()
    code = asked(uuid4(), purpose=RESET, language=language)
    type_code(owner_id=code.id, purpose=RESET, typed=code.digits, now=NOW)
    set_new_password(code_id=code.id, password=NEW, by=VISITOR, now=NOW)
    letter = last_letter(SITI)
    assert said in letter.body
    assert "/masuk/lupa/" in letter.body
    assert NEW not in letter.body
