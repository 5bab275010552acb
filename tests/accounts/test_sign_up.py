"""From what was typed to an account."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import check_password
from django.db import transaction

from prakerja.accounts.confirm_by_code import confirm_by_code
from prakerja.accounts.confirm_by_link import confirm_by_link, sign_up_behind
from prakerja.accounts.confirmation_link import LinkExpired, link_token
from prakerja.accounts.correct_address import correct_address
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.limits import LINK_LIVES
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.purposes import CONFIRM
from prakerja.audit.models import Event
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone, TooSoon
from prakerja.codes.resend_code import resend_code
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent
from prakerja.codes.type_code import CodeRefused
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.messages.models import Message
from tests.situations.accounts import BROWSER, NETWORK, NOW, PASSWORD, a_sign_up, an_account, last_letter, letters_to

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
VISITOR = Actor.visitor()
SECOND = timedelta(seconds=1)


def confirmed(code: Code, clerk: Actor) -> Account:
    account = confirm_by_code(code_id=code.id, typed=code.digits, browser=BROWSER, by=clerk, now=NOW)
    assert isinstance(account, Account)
    return account


def refused(code: Code, typed: str, clerk: Actor, now: object = NOW) -> CodeRefused:
    answer = confirm_by_code(code_id=code.id, typed=typed, browser=BROWSER, by=clerk, now=now)  # type: ignore[arg-type]
    assert isinstance(answer, CodeRefused)
    return answer


def wrong(code: Code) -> str:
    return f"{(int(code.digits) + 1) % 1_000_000:06d}"


def test_signing_up_makes_no_account_yet() -> None:
    a_sign_up()
    assert not Account.objects.exists()
    assert last_letter(SITI).text == "confirm_email"


def test_the_letter_has_the_code_alone_on_a_line_and_the_link() -> None:
    code = a_sign_up()
    letter = last_letter(SITI)
    assert code.digits in letter.body.splitlines()
    assert f"{letter.link}\n" in letter.body


@pytest.mark.parametrize(
    ("language", "subject"), [("id", "Konfirmasi alamat e-mail Anda"), ("en", "Confirm your e-mail address")]
)
def test_the_letter_speaks_the_language_of_the_page(language: str, subject: str) -> None:
    a_sign_up(language=language)
    assert last_letter(SITI).subject == subject


def test_the_name_that_a_stranger_typed_is_not_in_the_letter() -> None:
    a_sign_up(full_name="Menang hadiah! http://jahat.example")
    assert "jahat" not in last_letter(SITI).body


def test_the_right_code_opens_the_account_with_what_was_typed(clerk: Actor) -> None:
    account = confirmed(a_sign_up(full_name="Siti", language="en"), clerk)
    assert (account.email, account.full_name, account.language) == (SITI, "Siti", "en")
    assert (account.terms_version, account.terms_agreed_at) == ("2026-11", NOW)
    assert account.check_password(PASSWORD)


def test_opening_is_audited(clerk: Actor) -> None:
    account = confirmed(a_sign_up(), clerk)
    event = Event.objects.get()
    assert (event.name, event.owner_id) == (AccountsEvent.OPENED, account.pk)


def test_the_password_moves_to_the_account_and_is_kept_once(clerk: Actor) -> None:
    confirmed(a_sign_up(), clerk)
    assert SignUp.objects.get().password == ""


def test_confirming_twice_is_confirming_once(clerk: Actor) -> None:
    code = a_sign_up()
    assert confirmed(code, clerk) == confirmed(code, clerk)
    assert Account.objects.count() == Event.objects.count() == 1


def test_nothing_is_saved_when_the_audit_fails(clerk: Actor, broken_audit: None) -> None:
    code = a_sign_up()
    with pytest.raises(RuntimeError):
        confirm_by_code(code_id=code.id, typed=code.digits, browser=BROWSER, by=clerk, now=NOW)


def test_a_wrong_code_says_how_many_tries_are_left(clerk: Actor) -> None:
    code = a_sign_up()
    assert refused(code, wrong(code), clerk) == CodeRefused(CodeJudgement.WRONG, 4, was_counted=True)


def test_after_five_wrong_codes_the_right_one_does_not_open(clerk: Actor) -> None:
    code = a_sign_up()
    for _ in range(5):
        refused(code, wrong(code), clerk)
    assert refused(code, code.digits, clerk).judgement is CodeJudgement.SPENT


def test_wrong_codes_on_other_pages_for_the_address_keep_nobody_from_confirming(clerk: Actor) -> None:
    for _ in range(4):
        code = a_sign_up()
        for _ in range(5):
            refused(code, wrong(code), clerk)
    code = a_sign_up()
    opened = confirm_by_code(code_id=code.id, typed=code.digits, browser=BROWSER, by=clerk, now=NOW)
    assert isinstance(opened, Account)


def test_an_old_code_does_not_open(clerk: Actor) -> None:
    code = a_sign_up()
    assert refused(code, code.digits, clerk, now=code.expires_at).judgement is CodeJudgement.EXPIRED


def test_a_code_of_another_sign_up_does_not_open(clerk: Actor) -> None:
    mine, other = a_sign_up(), a_sign_up("budi@contoh.example")
    if mine.digits != other.digits:
        assert refused(mine, other.digits, clerk).judgement is CodeJudgement.WRONG


def test_a_code_that_nobody_asked_for_is_gone(clerk: Actor) -> None:
    with pytest.raises(CodeGone):
        confirm_by_code(code_id=uuid4(), typed="123456", browser=BROWSER, by=clerk, now=NOW)


# The same form again


def test_a_form_sent_twice_is_one_sign_up_and_one_letter() -> None:
    key = uuid4()
    assert a_sign_up(form_key=key) == a_sign_up(form_key=key)
    assert SignUp.objects.count() == 1
    assert len(letters_to(SITI)) == 1


def test_a_form_sent_again_with_another_address_corrects_it() -> None:
    key = uuid4()
    a_sign_up("stii@contoh.example", form_key=key)
    a_sign_up(SITI, form_key=key, password="lain-lagi-lompat")
    assert Code.objects.get().address == SITI
    assert check_password("lain-lagi-lompat", SignUp.objects.get().password)
    assert last_letter(SITI).text == "confirm_email"


def test_a_form_sent_again_after_confirming_changes_nothing(clerk: Actor) -> None:
    key = uuid4()
    account = confirmed(a_sign_up(form_key=key), clerk)
    a_sign_up(form_key=key, password="lain-lagi-lompat")
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


# Somebody who has an account already


def test_an_address_with_an_account_gets_another_letter() -> None:
    an_account(SITI)
    a_sign_up(SITI)
    letter = last_letter(SITI)
    assert letter.text == "account_exists"
    assert letter.words["code"] == letter.words["token"] == ""


def test_no_code_is_right_for_an_address_with_an_account(clerk: Actor) -> None:
    an_account(SITI)
    code = a_sign_up(SITI)
    assert refused(code, code.digits, clerk) == CodeRefused(CodeJudgement.WRONG, 4, was_counted=True)


def test_no_link_works_for_an_address_with_an_account(clerk: Actor) -> None:
    an_account(SITI)
    code = a_sign_up(SITI)
    with pytest.raises(AddressTaken):
        confirm_by_link(token=link_token(code.id, SITI), browser=BROWSER, by=clerk, now=NOW)


def test_of_two_sign_ups_with_one_address_the_first_confirmed_wins(clerk: Actor) -> None:
    first, second = a_sign_up(), a_sign_up(full_name="Orang Lain")
    confirmed(second, clerk)
    with pytest.raises(AddressTaken):
        confirm_by_code(code_id=first.id, typed=first.digits, browser=BROWSER, by=clerk, now=NOW)
    assert Account.objects.get().full_name == "Orang Lain"


# By link


def test_the_link_opens_the_account_without_the_code(clerk: Actor) -> None:
    a_sign_up()
    account = confirm_by_link(token=last_letter(SITI).words["token"], browser=BROWSER, by=clerk, now=NOW)
    assert account.email == SITI


def test_looking_at_the_link_changes_nothing() -> None:
    a_sign_up()
    assert sign_up_behind(last_letter(SITI).words["token"])[0].full_name == "Siti Aminah"
    assert not Account.objects.exists()


def test_following_the_link_twice_is_following_it_once(clerk: Actor) -> None:
    a_sign_up()
    token = last_letter(SITI).words["token"]
    first = confirm_by_link(token=token, browser=BROWSER, by=clerk, now=NOW)
    assert confirm_by_link(token=token, browser=BROWSER, by=clerk, now=NOW + timedelta(hours=1)) == first


def test_the_link_works_when_the_code_has_run_out_or_was_mistyped(clerk: Actor) -> None:
    code = a_sign_up()
    for _ in range(5):
        refused(code, wrong(code), clerk)
    assert confirm_by_link(
        token=last_letter(SITI).words["token"], browser=BROWSER, by=clerk, now=NOW + timedelta(hours=23)
    )


def test_the_code_after_the_link_finds_it_done(clerk: Actor) -> None:
    code = a_sign_up()
    confirm_by_link(token=last_letter(SITI).words["token"], browser=BROWSER, by=clerk, now=NOW)
    assert refused(code, code.digits, clerk, now=NOW + timedelta(minutes=1)).judgement is CodeJudgement.USED


def test_a_link_lives_for_a_day(time_machine: object, clerk: Actor) -> None:
    time_machine.move_to(NOW, tick=False)  # type: ignore[attr-defined]
    a_sign_up()
    token = last_letter(SITI).words["token"]
    time_machine.move_to(NOW + LINK_LIVES + SECOND, tick=False)  # type: ignore[attr-defined]
    with pytest.raises(LinkExpired):
        confirm_by_link(token=token, browser=BROWSER, by=clerk, now=NOW + LINK_LIVES + SECOND)


@pytest.mark.parametrize("token", ["", "abc", "a:b:c"])
def test_a_link_that_was_cut_is_no_link(token: str, clerk: Actor) -> None:
    with pytest.raises(LinkExpired):
        confirm_by_link(token=token, browser=BROWSER, by=clerk, now=NOW)


def test_the_address_is_not_readable_in_the_link() -> None:
    a_sign_up()
    token = last_letter(SITI).words["token"]
    assert "siti" not in token
    assert digest(SITI, purpose=Purpose.CONFIRMATION_LINK).hex not in token


# Correcting the address


def test_a_corrected_address_gets_the_letter_and_the_old_one_is_dead(clerk: Actor) -> None:
    code = a_sign_up("stii@contoh.example")
    old_digits, old_token = code.digits, last_letter("stii@contoh.example").words["token"]
    corrected = correct_address(code_id=code.id, email=SITI, network=NETWORK, now=NOW)
    assert last_letter(SITI).text == "confirm_email"
    with pytest.raises(LinkExpired):
        confirm_by_link(token=old_token, browser=BROWSER, by=clerk, now=NOW)
    assert corrected.digits != old_digits or refused(corrected, old_digits, clerk)
    assert confirmed(corrected, clerk).email == SITI


def test_correcting_to_the_same_address_sends_nothing() -> None:
    code = a_sign_up()
    correct_address(code_id=code.id, email=SITI, network=NETWORK, now=NOW)
    assert len(letters_to(SITI)) == 1


def test_correcting_to_an_address_with_an_account_tells_only_that_address() -> None:
    an_account("budi@contoh.example")
    code = a_sign_up()
    correct_address(code_id=code.id, email="budi@contoh.example", network=NETWORK, now=NOW)
    assert last_letter("budi@contoh.example").text == "account_exists"


def test_a_confirmed_address_is_not_corrected(clerk: Actor) -> None:
    code = a_sign_up()
    confirmed(code, clerk)
    with pytest.raises(CodeGone):
        correct_address(code_id=code.id, email="lain@contoh.example", network=NETWORK, now=NOW)


# Another letter


def resend(code: Code, seconds: int) -> Code:
    return resend_code(by=VISITOR, owner_id=code.id, purpose=CONFIRM, network=NETWORK, now=NOW + seconds * SECOND)


def test_another_letter_goes_out_after_thirty_seconds() -> None:
    code = a_sign_up()
    with pytest.raises(TooSoon) as refusal:
        resend(code, 29)
    assert refusal.value.free_at == NOW + 30 * SECOND
    resend(code, 30)
    assert len(letters_to(SITI)) == 2


def test_another_letter_brings_the_same_code_so_that_a_late_one_is_right_too() -> None:
    code = a_sign_up()
    resend(code, 30)
    first, second = letters_to(SITI)
    assert first.code == second.code


def test_a_code_close_to_its_end_is_renewed() -> None:
    code = a_sign_up()
    renewed = resend(code, 6 * 60)
    assert renewed.expires_at == NOW + timedelta(minutes=16)
    assert renewed.digits != code.digits


def test_a_spent_code_is_renewed_with_new_tries(clerk: Actor) -> None:
    code = a_sign_up()
    for _ in range(5):
        refused(code, wrong(code), clerk)
    renewed = resend(code, 30)
    assert confirmed(renewed, clerk)


def test_five_letters_an_hour_and_no_more() -> None:
    code = a_sign_up()
    for number in range(1, 5):
        resend(code, number * 30)
    with pytest.raises(TriesSpent) as spent:
        resend(code, 150)
    assert spent.value.free_at == NOW + timedelta(hours=1)
    with pytest.raises(TriesSpent):
        a_sign_up(now=NOW + 160 * SECOND)


def test_ten_letters_a_day_and_no_more() -> None:
    for hour in (0, 2):
        for _ in range(5):
            a_sign_up(now=NOW + timedelta(hours=hour))
    with pytest.raises(TriesSpent):
        a_sign_up(now=NOW + timedelta(hours=4))


def test_a_letter_that_is_refused_leaves_no_sign_up() -> None:
    for _ in range(5):
        a_sign_up()
    with pytest.raises(TriesSpent), transaction.atomic():
        a_sign_up()
    assert SignUp.objects.count() == Message.objects.count() == 5


def test_no_letter_after_confirming(clerk: Actor) -> None:
    code = a_sign_up()
    confirmed(code, clerk)
    with pytest.raises(CodeGone):
        resend(code, 60)
