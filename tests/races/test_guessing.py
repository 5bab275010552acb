"""Many guesses at once are no more guesses than one after the other; many sign-ups at once are one account."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest

from prakerja.accounts.confirm_by_code import confirm_by_code
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.limits import WRONG_PASSWORDS_OF_STRANGERS
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.codes.limits import CODES_TO_AN_ADDRESS
from prakerja.codes.models import Code
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent, take
from prakerja.codes.type_code import CodeRefused
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.accounts import BROWSER, NETWORK, NOW, a_code, a_sign_up, an_account, letters_to
from tests.situations.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 20
SITI = "siti@contoh.example"
VISITOR = Actor.visitor()


def at_once(do: Callable[[int], object]) -> list[object]:
    """Does the same thing twenty times at the same moment, each in a unit of work of its own."""

    def one(number: int) -> object:
        try:
            with unit_of_work(by=VISITOR):
                return do(number)
        except (TriesSpent, AddressTaken) as refused:
            return type(refused)

    return all_at_once([partial(one, number) for number in range(AT_ONCE)])


def test_twenty_passwords_at_once_are_five_tries() -> None:
    an_account()
    answers = at_once(lambda _: sign_in_by_password(email=SITI, password="salah-sekali", network=NETWORK, now=NOW))
    assert answers.count(None) == 5
    assert answers.count(TriesSpent) == AT_ONCE - 5


def test_passwords_from_twenty_networks_at_once_are_no_more_than_strangers_have_together() -> None:
    an_account()
    with unit_of_work(by=VISITOR):
        for _ in range(WRONG_PASSWORDS_OF_STRANGERS.most - 7):
            take(WRONG_PASSWORDS_OF_STRANGERS, SITI, now=NOW)
    answers = at_once(lambda n: sign_in_by_password(email=SITI, password="salah", network=f"net {n}", now=NOW))
    assert answers.count(None) == 7
    assert answers.count(TriesSpent) == AT_ONCE - 7


def test_twenty_codes_at_once_are_five_tries() -> None:
    an_account()
    with unit_of_work(by=VISITOR):
        code = a_code()
    wrong = f"{(int(code.digits) + 1) % 1_000_000:06d}"
    at_once(lambda _: sign_in_by_code(code_id=code.id, typed=wrong, now=NOW))
    assert Code.objects.get().tries == 5
    with unit_of_work(by=VISITOR):
        answer = sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW)
    assert isinstance(answer, CodeRefused)
    assert answer.judgement is CodeJudgement.SPENT


def test_one_form_sent_twenty_times_at_once_is_one_sign_up() -> None:
    key = uuid4()
    at_once(lambda _: a_sign_up(form_key=key))
    assert SignUp.objects.count() == len(letters_to(SITI)) == 1


def test_twenty_forms_at_once_are_five_letters() -> None:
    answers = at_once(lambda _: a_sign_up())
    assert answers.count(TriesSpent) == AT_ONCE - CODES_TO_AN_ADDRESS.most
    assert SignUp.objects.count() == len(letters_to(SITI)) == CODES_TO_AN_ADDRESS.most


def test_one_right_code_sent_twenty_times_at_once_is_one_account() -> None:
    with unit_of_work(by=VISITOR):
        code = a_sign_up()
    answers = at_once(
        lambda _: confirm_by_code(code_id=code.id, typed=code.digits, browser=BROWSER, by=VISITOR, now=NOW)
    )
    assert set(answers) == {Account.objects.get()}


def test_five_sign_ups_with_one_address_confirmed_at_once_are_one_account() -> None:
    codes = []
    for _ in range(5):
        with unit_of_work(by=VISITOR):
            codes.append(a_sign_up())

    def confirm(number: int) -> object:
        code = codes[number % 5]
        return confirm_by_code(code_id=code.id, typed=code.digits, browser=BROWSER, by=VISITOR, now=NOW)

    answers = at_once(confirm)
    assert Account.objects.count() == 1
    assert set(answers) == {Account.objects.get(), AddressTaken}
