"""The message did not come, or its address was mistyped: another one."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from prakerja.codes.delivery import Delivery, delivery_of, gateway_of
from prakerja.codes.limits import (
    CODES_OF_A_NETWORK,
    CODES_TO_AN_ADDRESS,
    FIRST_CODES_TO_AN_ADDRESS,
    SAME_CODE_AGAIN,
    Allowance,
)
from prakerja.codes.models import Code, Tally, address_digest
from prakerja.codes.post_code import message_key
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.readdress_code import readdress_code
from prakerja.codes.refusals import CodeGone, CodesLocked, TooSoon
from prakerja.codes.resend_code import resend_code
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent, count, look
from prakerja.codes.type_code import CodeRefused
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from tests.situations.accounts import NOW
from tests.situations.codes import (
    ADDRESS,
    BY_LETTER,
    BY_SMS,
    NETWORK,
    a_letter,
    an_sms,
    digits_of,
    message_of,
    typed,
    words_of,
    wrong_ones,
)

pytestmark = pytest.mark.django_db

SECOND, MINUTE, HOUR, INSTANT = (
    timedelta(seconds=1),
    timedelta(minutes=1),
    timedelta(hours=1),
    timedelta(microseconds=1),
)
HOLDER = UUID(int=7)
OTHER = "budi@contoh.example"
#: A visitor's code by SMS: no step has one yet.
TO_A_VISITOR = CodePurpose(
    name="made_up.visitor", channel=Channel.SMS, text="phone_code", hollow_text="no_account", is_signed_in=False
)


def again(code: Code, minutes: float, **traits: Any) -> Code:
    """Asked for from the page of the code, so many minutes after it was sent."""
    purpose = BY_SMS if code.channel == "sms" else BY_LETTER
    by = Actor.applicant(ApplicantId(code.owner_id)) if code.channel == "sms" else Actor.visitor()
    values: dict[str, Any] = {"purpose": purpose, "by": by, "code_id": code.id, "network": NETWORK} | traits
    return resend_code(owner_id=code.owner_id, now=NOW + minutes * MINUTE, **values)


# letters


@pytest.mark.parametrize("minutes", [0.5, 5])
def test_a_letter_brings_the_same_digits_while_they_live_five_minutes(minutes: float) -> None:
    code = a_letter(now=NOW)
    digits = digits_of(code)
    repeated = again(code, minutes)
    assert (repeated.pk, repeated.edition, digits_of(repeated)) == (code.pk, 1, digits)
    kept = Code.objects.get()
    assert (kept.sent_at, kept.expires_at) == (NOW + minutes * MINUTE, NOW + 10 * MINUTE)
    assert Message.objects.count() == 2


def test_afterwards_it_brings_new_ones_with_new_tries_and_ten_new_minutes() -> None:
    code = a_letter(now=NOW)
    digits = digits_of(code)
    wrong_ones(code, 3, now=NOW)
    at = NOW + 5 * MINUTE + INSTANT
    repeated = resend_code(
        purpose=BY_LETTER, owner_id=code.owner_id, by=Actor.visitor(), now=at, code_id=code.id, network=NETWORK
    )
    kept = Code.objects.get()
    assert (kept.edition, kept.tries, kept.sent_at, kept.expires_at) == (2, 0, at, at + 10 * MINUTE)
    assert digits_of(repeated) != digits
    assert words_of(repeated)["until"] == at + 10 * MINUTE
    assert typed(code, digits, now=at) == CodeRefused(CodeJudgement.WRONG, 4, was_counted=True)
    assert isinstance(typed(code, digits_of(repeated), now=at), Code)


def test_a_letter_whose_tries_are_spent_brings_new_digits_at_once() -> None:
    code = a_letter(now=NOW)
    wrong_ones(code, 5, now=NOW)
    assert again(code, 1).edition == 2
    assert Code.objects.get().tries == 0


def test_a_letter_has_a_pause_of_half_a_minute() -> None:
    code = a_letter(now=NOW)
    with pytest.raises(TooSoon) as refused:
        resend_code(purpose=BY_LETTER, owner_id=code.owner_id, by=Actor.visitor(), now=NOW + 30 * SECOND - INSTANT)
    assert (refused.value.limit, refused.value.free_at) == (SAME_CODE_AGAIN, NOW + 30 * SECOND)
    assert again(code, 0.5)


def test_each_letter_counts_for_its_address_and_what_it_confirms_is_in_it() -> None:
    code = a_letter(now=NOW, bound_to={"amount": 5})
    repeated = again(code, 1, bound_to={"amount": 5})
    assert words_of(repeated)["amount"] == 5
    assert digits_of(repeated) == code.digits_for({"amount": 5})
    assert look(CODES_TO_AN_ADDRESS, f"{NETWORK}:{code.address_digest}", now=NOW + MINUTE) == Allowance(3)
    assert look(CODES_OF_A_NETWORK, NETWORK, now=NOW + MINUTE) == Allowance(298)


def test_a_letter_of_the_same_thing_only() -> None:
    code = a_letter(now=NOW, bound_to={"amount": 5})
    for wanted in ({"bound_to": {"amount": 6}}, {}, {"bound_to": {"amount": 5}, "code_id": uuid4()}):
        with pytest.raises(CodeGone):
            again(code, 1, **wanted)
    with pytest.raises(CodeGone):
        resend_code(purpose=BY_LETTER, owner_id=uuid4(), by=Actor.visitor(), now=NOW + MINUTE)
    assert Message.objects.count() == 1


def test_what_has_done_its_work_is_not_sent_again() -> None:
    for code in (a_letter(now=NOW), an_sms(HOLDER, now=NOW)):
        typed(code, digits_of(code), now=NOW)
        with pytest.raises(CodeGone):
            again(code, 1)


# SMS


def test_an_sms_brings_new_digits_beside_the_old_ones() -> None:
    code = an_sms(HOLDER, now=NOW, bound_to={"amount": 5}, gateway="dua")
    another = again(code, 1, bound_to={"amount": 5})
    assert another.id != code.id
    assert (another.address, another.language, another.account_id) == (code.address, "id", HOLDER)
    assert (another.bound_mark, another.gateway, another.is_hollow) == (code.bound_mark, "dua", False)
    assert (another.sent_at, another.asked_by) == (NOW + MINUTE, None)
    assert words_of(another)["amount"] == 5
    assert isinstance(typed(code, digits_of(code), now=NOW + 2 * MINUTE, bound_to={"amount": 5}), Code)


def test_an_sms_comes_in_the_language_that_is_read_now() -> None:
    code = an_sms(HOLDER, now=NOW)
    assert (again(code, 1).language, again(code, 2, language="en").language) == ("id", "en")


def test_without_a_page_it_is_the_newest_that_comes_again() -> None:
    an_sms(HOLDER, now=NOW)
    an_sms(HOLDER, now=NOW + SECOND, address="+6281100000001")
    by = Actor.applicant(ApplicantId(HOLDER))
    another = resend_code(purpose=BY_SMS, owner_id=HOLDER, by=by, now=NOW + MINUTE)
    assert another.address == "+6281100000001"


def test_whoever_asks_for_another_stands_beside_it() -> None:
    office = Actor.staff(uuid4())
    assert again(an_sms(HOLDER, now=NOW), 1, by=office).asked_by == office.account_id


def test_another_sms_keeps_the_pause_and_counts_for_the_network() -> None:
    code = an_sms(HOLDER, now=NOW, network="")
    with pytest.raises(TooSoon), transaction.atomic():
        again(code, 0.49)
    again(code, 1)
    assert look(CODES_OF_A_NETWORK, NETWORK, now=NOW + MINUTE) == Allowance(299)


def test_who_comes_from_no_network_is_counted_for_none() -> None:
    code = an_sms(HOLDER, now=NOW, network="")
    resend_code(purpose=BY_SMS, owner_id=HOLDER, by=Actor.applicant(ApplicantId(HOLDER)), now=NOW + MINUTE)
    assert not Tally.objects.filter(kind=CODES_OF_A_NETWORK.kind).exists()
    assert look(FIRST_CODES_TO_AN_ADDRESS, f"{HOLDER}:{code.address_digest}", now=NOW + MINUTE) == Allowance(1)


@pytest.mark.parametrize("is_hollow", [False, True])
def test_another_sms_to_a_visitor_lets_in_the_same_account_or_nobody(is_hollow: bool) -> None:
    page, account = uuid4(), uuid4()
    traits: dict[str, Any] = {"purpose": TO_A_VISITOR, "account_id": account, "is_hollow": is_hollow}
    a_letter(page, now=NOW, address="+6281100000000", **traits)
    another = resend_code(purpose=TO_A_VISITOR, owner_id=page, by=Actor.visitor(), now=NOW + MINUTE)
    assert (another.account_id, another.is_hollow) == (account, is_hollow)
    assert (message_of(another).channel, words_of(another)["code"] == "") == ("sms", is_hollow)


def test_who_is_locked_gets_no_other_sms() -> None:
    code = an_sms(HOLDER, now=NOW)
    wrong_ones(code, 5, now=NOW)
    with pytest.raises(CodesLocked):
        again(code, 1)


@pytest.mark.parametrize(("asked_for", "took", "next_one"), [("", "", "dua"), ("dua", "", "satu"), ("", "dua", "satu")])
def test_the_other_gateway_is_another_than_took_the_last_one(asked_for: str, took: str, next_one: str) -> None:
    code = an_sms(HOLDER, now=NOW, gateway=asked_for)
    Message.objects.update(gateway=took or asked_for)
    assert again(code, 1, other_gateway=True).gateway == next_one


# a mistyped address


def test_the_code_of_a_page_goes_to_another_address_and_the_old_letter_opens_nothing() -> None:
    page, bystander = uuid4(), a_letter(now=NOW, address="citra@contoh.example")
    code = a_letter(page, now=NOW)
    digits = digits_of(code)
    wrong_ones(code, 2, now=NOW)
    code.refresh_from_db()
    readdress_code(code, purpose=BY_LETTER, address=OTHER, is_hollow=False, network=NETWORK, now=NOW + MINUTE)
    kept = Code.objects.get(owner_id=page)
    assert (kept.address, kept.address_digest) == (OTHER, address_digest(Channel.EMAIL, OTHER))
    assert (kept.edition, kept.tries, kept.is_hollow) == (2, 0, False)
    assert (kept.sent_at, kept.expires_at) == (NOW + MINUTE, NOW + 11 * MINUTE)
    message = message_of(kept)
    assert (message.address, message.created_at, message.text) == (OTHER, NOW + MINUTE, "login_code")
    assert isinstance(typed(kept, digits, now=NOW + MINUTE), CodeRefused)
    assert isinstance(typed(kept, digits_of(kept), now=NOW + MINUTE), Code)
    before = bystander.sent_at
    assert look(CODES_OF_A_NETWORK, NETWORK, now=NOW + MINUTE) == Allowance(297)
    bystander.refresh_from_db()
    assert (bystander.address, bystander.edition, bystander.sent_at) == ("citra@contoh.example", 1, before)


def test_the_new_address_may_have_no_account_and_is_written_to_all_the_same() -> None:
    code = a_letter(now=NOW)
    readdress_code(code, purpose=BY_LETTER, address=OTHER, is_hollow=True, network=NETWORK, now=NOW + MINUTE)
    assert Code.objects.get().is_hollow
    assert message_of(code).text == "no_account"
    assert words_of(code)["code"] == ""


def test_the_new_address_and_the_network_are_counted_before_it_is_written_to() -> None:
    code = a_letter(now=NOW)
    for _ in range(5):
        count(CODES_TO_AN_ADDRESS, f"{NETWORK}:{address_digest(Channel.EMAIL, OTHER)}", now=NOW)
    with pytest.raises(TriesSpent) as refused, transaction.atomic():
        readdress_code(code, purpose=BY_LETTER, address=OTHER, is_hollow=False, network=NETWORK, now=NOW + MINUTE)
    assert (refused.value.limit, refused.value.free_at) == (CODES_TO_AN_ADDRESS, NOW + HOUR)
    assert Code.objects.get().address == ADDRESS
    assert Message.objects.count() == 1


# what became of it


def test_what_became_of_a_code_is_what_became_of_its_last_message() -> None:
    code, other = an_sms(HOLDER, now=NOW), an_sms(now=NOW)
    assert delivery_of(code, now=NOW + 15 * SECOND) == (Delivery.TROUBLE, "")
    Message.objects.filter(once_key=message_key(code)).update(state="sent", sent_at=NOW, gateway="satu")
    assert delivery_of(code, now=NOW + MINUTE) == (Delivery.SENT, "satu")
    assert delivery_of(other, now=NOW + 15 * SECOND - INSTANT) == (Delivery.ON_ITS_WAY, "")
    another = again(code, 1)
    assert delivery_of(another, now=NOW + MINUTE) == (Delivery.ON_ITS_WAY, "")


def test_a_code_whose_message_is_missing_has_failed_by_no_gateway() -> None:
    code = an_sms(HOLDER, now=NOW)
    Message.objects.all().delete()
    assert delivery_of(code, now=NOW) == (Delivery.FAILED, "")


@pytest.mark.parametrize(
    ("asked_for", "took", "gateway"), [("", "", "satu"), ("dua", "", "dua"), ("dua", "satu", "satu")]
)
def test_the_gateway_of_a_code_is_whichever_took_it_or_was_to_be_first(asked_for: str, took: str, gateway: str) -> None:
    code = an_sms(HOLDER, now=NOW, gateway=asked_for)
    Message.objects.update(gateway=took)
    assert gateway_of(code) == gateway


def test_the_gateway_of_a_code_without_its_message_was_to_be_the_first() -> None:
    code = an_sms(HOLDER, now=NOW, gateway="dua")
    Message.objects.all().delete()
    assert gateway_of(code) == "dua"
