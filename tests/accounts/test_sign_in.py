"""Signing in, by password and by code; a new password."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import check_password
from pytest_django import DjangoAssertNumQueries

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.forget_old_sign_ups import forget_old_sign_ups
from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.limits import LINK_LIVES, WRONG_TRIES_OF_A_NETWORK
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.purposes import RESET, SIGN_IN
from prakerja.accounts.request_code import request_code
from prakerja.accounts.set_new_password import set_new_password
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.audit.models import Event
from prakerja.codes.forget_old_codes import forget_old_codes
from prakerja.codes.models import Code, Tally
from prakerja.codes.refusals import CodeGone
from prakerja.codes.resend_code import resend_code
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor
from tests.situations.accounts import NETWORK, NOW, PASSWORD, a_code, a_sign_up, an_account, last_letter, letters_to

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
VISITOR = Actor.visitor()


def sign_in(
    password: str, email: str = SITI, network: str = NETWORK, *, browser: KnownBrowser = STRANGER
) -> Account | None:
    return sign_in_by_password(email=email, password=password, network=network, known=browser, now=NOW)


# By password


def test_the_right_password_lets_in() -> None:
    account = an_account()
    assert sign_in(PASSWORD) == account


def test_a_wrong_password_does_not() -> None:
    an_account()
    assert sign_in("salah-sekali") is None


def test_an_unknown_address_gets_the_same_answer() -> None:
    assert sign_in("salah-sekali") is None


def test_an_account_without_a_password_is_not_entered_with_one() -> None:
    an_account(password=None)
    assert sign_in("") is None


def test_after_five_wrong_passwords_the_right_one_waits_too() -> None:
    an_account()
    for _ in range(5):
        sign_in("salah-sekali")
    with pytest.raises(TriesSpent) as spent:
        sign_in(PASSWORD)
    assert spent.value.free_at == NOW + timedelta(minutes=15)


def test_an_unknown_address_is_locked_just_the_same() -> None:
    for _ in range(5):
        sign_in("salah-sekali")
    with pytest.raises(TriesSpent):
        sign_in("salah-sekali")


def test_a_right_password_clears_the_wrong_ones() -> None:
    an_account()
    for _ in range(3):
        for _ in range(4):
            sign_in("salah-sekali")
        assert sign_in(PASSWORD)


def test_a_network_that_tries_many_addresses_is_stopped() -> None:
    for number in range(WRONG_TRIES_OF_A_NETWORK.most):
        sign_in("salah-sekali", email=f"orang{number}@contoh.example")
    with pytest.raises(TriesSpent):
        sign_in("salah-sekali", email="lagi@contoh.example")
    assert sign_in("salah-sekali", email="lagi@contoh.example", network="203.0.113.9") is None


# By code


def test_the_code_lets_in() -> None:
    account = an_account()
    code = a_code()
    assert last_letter(SITI).code == code.digits
    assert sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW) == account


def test_a_code_lets_in_once() -> None:
    an_account()
    code = a_code()
    sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW)
    later = sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW + timedelta(minutes=1))
    assert isinstance(later, CodeRefused)
    assert later.judgement is CodeJudgement.USED


def test_an_address_without_an_account_is_told_so_by_letter_alone() -> None:
    code = a_code()
    assert last_letter(SITI).text == "no_account"
    assert isinstance(sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW), CodeRefused)


def test_the_code_of_a_reset_does_not_sign_in() -> None:
    an_account()
    code = a_code(purpose=RESET)
    with pytest.raises(CodeGone):
        sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW)


def test_a_page_sent_twice_asks_for_one_code() -> None:
    an_account()
    values = {
        "form_key": uuid4(),
        "purpose": SIGN_IN,
        "email": SITI,
        "language": "id",
        "network": NETWORK,
        "by": VISITOR,
        "now": NOW,
    }
    assert request_code(**values) == request_code(**values)  # type: ignore[arg-type]
    assert len(letters_to(SITI)) == 1


def test_a_page_sent_again_with_another_address_asks_for_another_code() -> None:
    an_account()
    key = uuid4()
    for email in ("stii@contoh.example", SITI):
        code = request_code(
            form_key=key, purpose=SIGN_IN, email=email, language="id", network=NETWORK, by=VISITOR, now=NOW
        )
    assert code.address == SITI
    assert Code.objects.count() == 2


def test_another_letter_after_the_code_ran_out_brings_a_new_one() -> None:
    an_account()
    code = a_code()
    later = NOW + timedelta(minutes=11)
    renewed = resend_code(by=VISITOR, owner_id=code.id, purpose=SIGN_IN, network=NETWORK, now=later)
    assert renewed.digits != code.digits
    assert isinstance(sign_in_by_code(code_id=code.id, typed=code.digits, now=later), CodeRefused)
    assert renewed.digits == last_letter(SITI).code


# A new password


def passed_reset() -> Code:
    code = a_code(purpose=RESET)
    answer = type_code(owner_id=code.id, purpose=RESET, typed=code.digits, now=NOW)
    assert isinstance(answer, Code)
    return answer


def test_a_new_password_replaces_the_old_one(clerk: Actor) -> None:
    account = an_account()
    set_new_password(code_id=passed_reset().id, password="ikan-terbang-biru", by=clerk, now=NOW)
    account.refresh_from_db()
    assert check_password("ikan-terbang-biru", account.password)
    assert last_letter(SITI).text == "password_changed"
    assert Event.objects.get().name == AccountsEvent.PASSWORD_CHANGED


def test_a_new_password_ends_the_other_sessions(clerk: Actor) -> None:
    account = an_account()
    before = account.get_session_auth_hash()
    set_new_password(code_id=passed_reset().id, password="ikan-terbang-biru", by=clerk, now=NOW)
    account.refresh_from_db()
    assert account.get_session_auth_hash() != before


def test_a_lock_is_none_for_the_browser_of_a_new_password(clerk: Actor) -> None:
    an_account()
    for _ in range(5):
        sign_in("salah-sekali")
    account = set_new_password(code_id=passed_reset().id, password="ikan-terbang-biru", by=clerk, now=NOW)
    browser = KnownBrowser().with_account(account)
    assert sign_in("ikan-terbang-biru", browser=browser)
    with pytest.raises(TriesSpent):
        sign_in("ikan-terbang-biru")


def test_one_reset_changes_the_password_once(clerk: Actor) -> None:
    an_account()
    code = passed_reset()
    set_new_password(code_id=code.id, password="ikan-terbang-biru", by=clerk, now=NOW)
    with pytest.raises(CodeGone):
        set_new_password(code_id=code.id, password="lain-lagi-lompat", by=clerk, now=NOW)


def test_no_new_password_without_the_code(clerk: Actor) -> None:
    an_account()
    code = a_code(purpose=RESET)
    with pytest.raises(CodeGone):
        set_new_password(code_id=code.id, password="ikan-terbang-biru", by=clerk, now=NOW)


def test_no_new_password_ten_minutes_after_the_code(clerk: Actor) -> None:
    an_account()
    code = passed_reset()
    with pytest.raises(CodeGone):
        set_new_password(code_id=code.id, password="ikan-terbang", by=clerk, now=NOW + timedelta(minutes=10))


def test_nothing_changes_when_the_audit_fails(clerk: Actor, broken_audit: None) -> None:
    an_account()
    code = passed_reset()
    with pytest.raises(RuntimeError):
        set_new_password(code_id=code.id, password="ikan-terbang-biru", by=clerk, now=NOW)


# Housekeeping


def test_what_nobody_can_use_any_more_is_forgotten(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    a_sign_up()
    an_account("budi@contoh.example")
    a_code("budi@contoh.example", now=NOW + timedelta(hours=20))
    with django_assert_num_queries(3):  # one for the tallies, one for the codes, one for their sign-ups
        assert forget_old_codes(now=NOW + LINK_LIVES) == 1
        assert forget_old_sign_ups() == 1
    assert not SignUp.objects.exists()
    assert Code.objects.get().address == "budi@contoh.example"
    assert forget_old_codes(now=NOW + 3 * LINK_LIVES) == 1
    assert not Tally.objects.exists()
