"""Somebody signed in moves their account to another address: a code goes there, and the old one opens nothing."""

from datetime import timedelta

import pytest

from prakerja.accounts.account_of import account_of
from prakerja.accounts.address_holder import AddressHolder
from prakerja.accounts.ask_for_new_address import SameAddress, ask_for_new_address
from prakerja.accounts.change_address import change_address
from prakerja.accounts.confirm_by_code import confirm_by_code
from prakerja.accounts.confirm_by_link import confirm_by_link
from prakerja.accounts.confirmation_link import LinkExpired
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account, Session
from prakerja.accounts.purposes import RESET, SIGN_IN
from prakerja.accounts.set_new_password import set_new_password
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.codes.refusals import CodeGone, CodesLocked, TooSoon
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor
from prakerja.kit.typed_address import NotAnAddress
from tests.situations.accounts import (
    BROWSER,
    NEW_ADDRESS,
    NOW,
    a_code,
    a_code_to_a_new_address,
    a_member_of_staff,
    a_session,
    a_sign_up,
    an_account,
    last_letter,
    letters_to,
    wrong,
)

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
VISITOR = Actor.visitor()


@pytest.fixture
def siti() -> Account:
    return an_account(SITI)


def move(account: Account, typed: str, *, by: Actor | None = None) -> CodeRefused | None:
    return change_address(
        account=account, typed=typed, but=None, by=by or Actor.applicant(account.pk), now=NOW + timedelta(seconds=40)
    )


def moved(account: Account, to: str = NEW_ADDRESS) -> Account:
    assert move(account, a_code_to_a_new_address(account, to).digits) is None
    return account


def with_address(email: str) -> Account | None:
    return Account.objects.with_address(email).first()


# What becomes true


def test_the_account_is_found_by_the_new_address_and_the_old_one_is_free(siti: Account) -> None:
    moved(siti)
    assert with_address(NEW_ADDRESS) == siti
    assert with_address(SITI) is None
    assert AddressHolder.objects.filter(holder_id=siti.pk).count() == 1
    assert an_account(SITI).pk != siti.pk


def test_until_the_code_is_typed_nothing_has_changed(siti: Account) -> None:
    a_code_to_a_new_address(siti)
    assert with_address(SITI) == siti
    assert with_address(NEW_ADDRESS) is None
    assert letters_to(SITI) == []


def test_both_addresses_are_told_and_neither_letter_names_the_other(siti: Account) -> None:
    moved(siti)
    old, new = last_letter(SITI), last_letter(NEW_ADDRESS)
    assert (old.text, new.text) == ("address_left", "address_taken_up")
    assert NEW_ADDRESS not in f"{old.subject} {old.body}"
    assert SITI not in f"{new.subject} {new.body}"


def test_the_audit_hears_of_it_without_an_address(siti: Account) -> None:
    moved(siti)
    (event,) = Event.objects.filter(name=AccountsEvent.ADDRESS_CHANGED)
    assert event.owner_id == siti.pk
    assert "@" not in str(vars(event))


def test_every_session_but_the_one_that_is_named_is_over(siti: Account) -> None:
    mine, _other = a_session(siti), a_session(siti)
    code, by = a_code_to_a_new_address(siti), Actor.applicant(siti.pk)
    before = siti.get_session_auth_hash()
    assert change_address(account=siti, typed=code.digits, but=mine.digest, by=by, now=NOW) is None
    assert [row.digest for row in Session.objects.filter(account_id=siti.pk)] == [mine.digest]
    assert siti.get_session_auth_hash() != before


def test_staff_move_like_applicants() -> None:
    budi = a_member_of_staff()
    code = a_code_to_a_new_address(budi, "budi.baru@prakerja.example")
    assert move(budi, code.digits, by=Actor.staff(budi.pk)) is None
    assert with_address("budi.baru@prakerja.example") == budi


def test_one_may_go_back_to_the_address_that_one_had(siti: Account) -> None:
    moved(siti)
    moved(siti, SITI)
    assert with_address(SITI) == siti
    assert with_address(NEW_ADDRESS) is None


def test_the_right_code_twice_is_one_move(siti: Account) -> None:
    code = a_code_to_a_new_address(siti)
    assert move(siti, code.digits) is move(siti, code.digits) is None
    assert with_address(NEW_ADDRESS) == siti
    assert len(letters_to(SITI)) == 1
    assert Event.objects.filter(name=AccountsEvent.ADDRESS_CHANGED).count() == 1


# What is refused


@pytest.mark.parametrize("email", [SITI, " SITI@Contoh.Example ", "Siti <siti@contoh.example>"])
def test_ones_own_address_is_no_new_one_however_it_is_typed(siti: Account, email: str) -> None:
    with pytest.raises(SameAddress):
        a_code_to_a_new_address(siti, email)


@pytest.mark.parametrize("email", ["", "siti", "siti@", "a@b@c.example", "siti@contoh", "é@contoh.example"])
def test_nothing_goes_to_what_is_no_address(siti: Account, email: str) -> None:
    with pytest.raises(NotAnAddress):
        a_code_to_a_new_address(siti, email)


def test_an_address_that_is_somebody_elses_is_told_so_and_no_code_of_it_is_right(siti: Account) -> None:
    other = an_account(NEW_ADDRESS)
    code = a_code_to_a_new_address(siti)
    letter = last_letter(NEW_ADDRESS)
    assert letter.text == "new_address_in_use"
    assert code.digits not in letter.body
    assert siti.full_name not in letter.body
    refused = move(siti, code.digits)
    assert isinstance(refused, CodeRefused)
    assert refused.judgement is CodeJudgement.WRONG
    assert with_address(NEW_ADDRESS) == other


def test_an_address_that_was_taken_since_is_refused_to_whoever_reads_it(siti: Account) -> None:
    code = a_code_to_a_new_address(siti)
    other = an_account(NEW_ADDRESS)
    with pytest.raises(AddressTaken):
        move(siti, code.digits)
    assert with_address(SITI) == siti
    assert with_address(NEW_ADDRESS) == other


def test_a_code_for_an_address_typed_before_the_last_one_opens_nothing(siti: Account) -> None:
    first = a_code_to_a_new_address(siti, "lain@contoh.example")
    a_code_to_a_new_address(siti, now=NOW + timedelta(seconds=1))
    assert isinstance(move(siti, first.digits), CodeRefused)


def test_another_letter_soon_is_refused_and_later_both_codes_are_right(siti: Account) -> None:
    first = a_code_to_a_new_address(siti)
    with pytest.raises(TooSoon):
        a_code_to_a_new_address(siti, now=NOW + timedelta(seconds=10))
    a_code_to_a_new_address(siti, now=NOW + timedelta(seconds=31))
    assert move(siti, first.digits) is None


def test_the_fifth_wrong_code_locks_them_and_no_other_address_helps(siti: Account) -> None:
    code = a_code_to_a_new_address(siti)
    judged = [move(siti, wrong(code)) for _ in range(5)]
    assert isinstance(judged[-1], CodeRefused)
    assert judged[-1].judgement is CodeJudgement.LOCKED
    assert isinstance(move(siti, code.digits), CodeRefused)
    with pytest.raises(CodesLocked):
        a_code_to_a_new_address(siti, "lain@contoh.example", now=NOW + timedelta(minutes=1))


def test_one_account_has_five_letters_an_hour_written_to_whatever_addresses(siti: Account) -> None:
    for number in range(5):
        a_code_to_a_new_address(siti, f"orang{number}@contoh.example")
    with pytest.raises(TriesSpent):
        a_code_to_a_new_address(siti, "orang5@contoh.example")


def test_nobody_asks_or_types_for_somebody_else(siti: Account) -> None:
    code, budi = a_code_to_a_new_address(siti), Actor.applicant(an_account("budi@contoh.example").pk)
    with pytest.raises(PermissionMissing):
        move(siti, code.digits, by=budi)
    with pytest.raises(PermissionMissing):
        ask_for_new_address(account=siti, email="lain@contoh.example", language="id", by=budi, now=NOW)


# What came to the old address


def test_a_reset_that_waits_when_the_account_moves_is_void(siti: Account) -> None:
    code = a_code(SITI, RESET)
    type_code(owner_id=code.id, purpose=RESET, typed=code.digits, now=NOW)
    moved(siti)
    with pytest.raises(CodeGone):
        set_new_password(code_id=code.id, password="ikan-terbang-biru", by=VISITOR, now=NOW)
    code.refresh_from_db()
    with pytest.raises(CodeGone):
        account_of(code)


def test_a_code_to_sign_in_that_waits_when_the_account_moves_is_void(siti: Account) -> None:
    code = a_code(SITI, SIGN_IN)
    moved(siti)
    with pytest.raises(CodeGone):
        sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW)


def test_the_letter_by_which_the_account_was_opened_opens_it_no_more() -> None:
    code = a_sign_up(SITI)
    token = last_letter(SITI).words["token"]
    siti = confirm_by_link(token=token, browser=BROWSER, by=VISITOR, now=NOW)
    moved(siti)
    with pytest.raises(LinkExpired):
        confirm_by_link(token=token, browser=BROWSER, by=VISITOR, now=NOW)
    with pytest.raises(CodeGone):
        confirm_by_code(code_id=code.id, typed=code.digits, browser=BROWSER, by=VISITOR, now=NOW)


def test_a_sign_up_that_waits_at_the_new_address_finds_it_taken(siti: Account) -> None:
    a_sign_up(NEW_ADDRESS)
    token = last_letter(NEW_ADDRESS).words["token"]
    moved(siti)
    with pytest.raises(AddressTaken):
        confirm_by_link(token=token, browser=BROWSER, by=VISITOR, now=NOW)


def test_a_session_that_was_ended_meanwhile_moves_nothing(siti: Account) -> None:
    """Its page had been asked for when a new password ended it."""
    as_read = Account.objects.get(pk=siti.pk)
    code = a_code_to_a_new_address(siti)
    siti.set_password("ikan-terbang-biru")
    siti.save(update_fields=["password"])
    with pytest.raises(CodeGone):
        move(as_read, code.digits)
    assert with_address(SITI) == siti
