"""Sending a code: the row, its message, and what is counted before it goes out."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django.fixtures import Settings

from prakerja.codes.bound import mark_of, written
from prakerja.codes.limits import (
    CODES_BY_STRANGERS,
    CODES_OF_A_NETWORK,
    CODES_OF_AN_OWNER,
    CODES_TO_AN_ADDRESS,
    FIRST_CODES_TO_AN_ADDRESS,
    FURTHER_CODES_TO_AN_ADDRESS,
    SAME_CODE_AGAIN,
    Allowance,
    Limit,
)
from prakerja.codes.models import Code, Tally, address_digest
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodesLocked, TooSoon
from prakerja.codes.send_code import Destination, send_code
from prakerja.codes.tallies import TriesSpent, count, look
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.messages.models import Message
from prakerja.messages.owner import owner_of_message
from prakerja.messages.states import Channel
from tests.situations.accounts import NOW
from tests.situations.codes import (
    ADDRESS,
    BY_LETTER,
    BY_SMS,
    NETWORK,
    NUMBER,
    a_letter,
    an_sms,
    digits_of,
    message_of,
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
OTHER_SMS = CodePurpose(name="made_up.other_sms", channel=Channel.SMS, text="phone_code")


def kinds() -> set[str]:
    return set(Tally.objects.values_list("kind", flat=True))


# the row


def test_the_row_says_whose_code_it_is_where_it_went_and_until_when_it_lives() -> None:
    code = an_sms(HOLDER, now=NOW, bound_to={"amount": 5}, gateway="dua")
    kept = Code.objects.values().get()
    expected = {
        "owner_id": HOLDER,
        "id": code.id,
        "purpose": "made_up.by_sms",
        "channel": "sms",
        "address_digest": address_digest(Channel.SMS, NUMBER),
        "language": "id",
        "account_id": HOLDER,
        "asked_by": None,
        "bound_mark": mark_of({"amount": 5}),
        "is_hollow": False,
        "gateway": "dua",
        "edition": 1,
        "tries": 0,
        "sent_at": NOW,
        "expires_at": NOW + 10 * MINUTE,
        "locked_until": None,
        "passed_at": None,
        "used_at": None,
    }
    assert {name: value for name, value in kept.items() if name != "sealed_address"} == expected
    assert Code.objects.get().address == NUMBER


def test_a_visitors_code_lets_in_the_account_that_it_was_sent_for_and_no_other() -> None:
    page, account = uuid4(), uuid4()
    code = a_letter(page, now=NOW, account_id=account)
    assert (code.owner_id, code.id, code.account_id, code.asked_by) == (page, page, account, None)
    assert a_letter(now=NOW).account_id is None


def test_whoever_asked_for_somebody_elses_code_stands_beside_it() -> None:
    office = Actor.staff(uuid4())
    assert an_sms(HOLDER, now=NOW, by=office).asked_by == office.account_id


def test_the_same_page_sent_twice_sends_counts_and_changes_nothing() -> None:
    page = uuid4()
    a_letter(page, now=NOW, bound_to={"amount": 5})
    before = list(Code.objects.values()), list(Tally.objects.values())
    to = Destination(page, "budi@contoh.example", "en")
    again = send_code(purpose=BY_LETTER, to=to, by=Actor.visitor(), now=NOW + MINUTE, code_id=page, network=NETWORK)
    assert again is None
    assert (list(Code.objects.values()), list(Tally.objects.values())) == before
    assert Message.objects.count() == 1


def test_codes_without_a_page_have_keys_of_their_own() -> None:
    first, second = (an_sms(HOLDER, now=NOW + n * MINUTE) for n in range(2))
    assert first.id != second.id
    assert Code.objects.count() == 2


def test_the_newest_is_the_last_that_was_sent_and_of_one_moment_the_last_that_was_made() -> None:
    early, late, made_later = (
        an_sms(HOLDER, now=NOW + minute * MINUTE, code_id=UUID(int=key), address=f"+628110000000{key}")
        for key, minute in ((9, 0), (1, 1), (2, 1))
    )
    an_sms(now=NOW + HOUR)
    an_sms(HOLDER, now=NOW + HOUR, purpose=OTHER_SMS)
    assert list(Code.objects.of(BY_SMS, HOLDER)) == [made_later, late, early]


def test_nothing_is_kept_of_a_code_that_is_refused() -> None:
    an_sms(HOLDER, now=NOW)
    with pytest.raises(TooSoon), transaction.atomic():
        an_sms(HOLDER, now=NOW)
    assert (Code.objects.count(), Message.objects.count()) == (1, 1)


# the message


def test_the_message_brings_the_digits_and_is_dropped_at_the_end_of_the_code(settings: Settings) -> None:
    settings.BASE_URL = "https://prakerja.example:8443/masuk"
    code = an_sms(HOLDER, now=NOW, gateway="dua", bound_to={"amount": 5, "platform": "pijar"})
    message = message_of(code)
    assert (message.owner_id, message.address, message.channel) == (HOLDER, NUMBER, "sms")
    assert (message.text, message.language, message.gateway) == ("phone_code", "id", "dua")
    assert (message.created_at, message.useful_until) == (NOW, NOW + 10 * MINUTE)
    assert words_of(code) == {
        "amount": 5,
        "platform": "pijar",
        "code": code.digits_for({"amount": 5, "platform": "pijar"}),
        "until": NOW + 10 * MINUTE,
        "host": "prakerja.example",
    }


def test_the_message_comes_in_the_language_that_was_asked_for() -> None:
    to = Destination(HOLDER, NUMBER, "en")
    code = send_code(purpose=BY_SMS, to=to, by=Actor.applicant(ApplicantId(HOLDER)), now=NOW)
    assert code is not None
    assert (code.language, message_of(code).language) == ("en", "en")
    assert CODES_OF_A_NETWORK.kind not in kinds()


def test_where_no_address_of_the_site_is_known_the_message_names_none(settings: Settings) -> None:
    settings.BASE_URL = "prakerja"
    assert words_of(an_sms(HOLDER, now=NOW))["host"] == ""


def test_a_letter_may_be_of_use_for_longer_than_its_code() -> None:
    code = a_letter(now=NOW)
    message = message_of(code)
    assert (message.text, message.useful_until) == ("login_code", NOW + 2 * HOUR)
    assert message.owner_id == owner_of_message(applicant_id=None, address=ADDRESS)
    assert words_of(code) == {
        "token": f"token of {code.id}",
        "code": code.digits,
        "until": NOW + 10 * MINUTE,
        "host": words_of(code)["host"],
    }
    assert settings.BASE_URL.startswith(f"http://{words_of(code)['host']}")


def test_the_letter_to_an_account_belongs_to_its_applicant() -> None:
    account = uuid4()
    assert message_of(a_letter(now=NOW, account_id=account)).owner_id == account


def test_a_hollow_code_has_the_same_words_and_says_none_of_them() -> None:
    real, hollow = a_letter(now=NOW), a_letter(now=NOW, is_hollow=True)
    assert message_of(hollow).text == "no_account"
    assert words_of(hollow).keys() == words_of(real).keys()
    silent = {name: word for name, word in words_of(hollow).items() if name not in ("until", "host")}
    assert silent == {"token": "", "code": ""}


def test_no_two_messages_of_one_code_have_the_same_key() -> None:
    code = a_letter(now=NOW)
    assert message_of(code).once_key == f"code:{code.id}:1:{NOW.timestamp():.6f}"


# the digits


def test_the_digits_follow_from_owner_key_edition_data_and_nothing_that_is_kept() -> None:
    code = an_sms(HOLDER, now=NOW)
    plain = f"{code.owner_id}:{code.id}:1:{{}}"
    number = int.from_bytes(digest(plain, purpose=Purpose.CODE).bytes[:8])
    assert code.digits == digits_of(code) == f"{number % 1_000_000:06d}"
    assert code.digits != code.digits_for({"amount": 5})
    code.edition = 2
    assert code.digits != digits_of(Code.objects.get())


def test_few_digits_are_filled_up_with_zeros() -> None:
    spread = {Code(owner_id=HOLDER, id=UUID(int=n), edition=1).digits for n in range(300)}
    assert {len(digits) for digits in spread} == {6}
    assert len(spread) > 290
    assert {digits[0] for digits in spread} == set("0123456789")


def test_what_a_code_is_bound_to_has_one_spelling() -> None:
    assert written({"platform": "pijar", "amount": 5}) == '{"amount":5,"platform":"pijar"}'
    assert mark_of({"amount": 5}) == digest('{"amount":5}', purpose=Purpose.BOUND_TO)
    assert mark_of({}) is None


def test_an_address_is_known_again_by_channel_and_never_by_reading() -> None:
    assert address_digest(Channel.SMS, NUMBER) == digest(f"sms:{NUMBER}", purpose=Purpose.CODE_ADDRESS)
    assert address_digest(Channel.SMS, "1") != address_digest(Channel.EMAIL, "1")


# what is counted


@pytest.mark.parametrize(
    ("limit", "subject", "left"),
    [
        (CODES_OF_AN_OWNER, str(HOLDER), 4),
        (FIRST_CODES_TO_AN_ADDRESS, f"{HOLDER}:{address_digest(Channel.SMS, NUMBER)}", 2),
        (CODES_OF_A_NETWORK, NETWORK, 299),
    ],
)
def test_each_code_counts_for_its_holder_its_address_and_the_network(limit: Limit, subject: str, left: int) -> None:
    an_sms(HOLDER, now=NOW)
    assert look(limit, subject, now=NOW) == Allowance(left)
    assert look(limit, subject, now=NOW + 24 * HOUR) == Allowance(left + 1)


def test_a_visitor_is_counted_by_address_and_network_alone() -> None:
    a_letter(now=NOW)
    assert kinds() == {CODES_TO_AN_ADDRESS.kind, CODES_BY_STRANGERS.kind, CODES_OF_A_NETWORK.kind}
    assert a_letter(now=NOW)


def test_who_comes_from_no_network_counts_for_none() -> None:
    an_sms(HOLDER, now=NOW, network="")
    assert kinds() == {CODES_OF_AN_OWNER.kind, FIRST_CODES_TO_AN_ADDRESS.kind, SAME_CODE_AGAIN.kind}


def test_a_network_that_has_asked_three_hundred_times_an_hour_waits_and_others_do_not() -> None:
    for _ in range(300):
        assert count(CODES_OF_A_NETWORK, NETWORK, now=NOW)
    with pytest.raises(TriesSpent) as refused, transaction.atomic():
        a_letter(now=NOW + MINUTE)
    assert (refused.value.limit, refused.value.free_at) == (CODES_OF_A_NETWORK, NOW + HOUR)
    assert a_letter(now=NOW + MINUTE, network="198.51.100.8")
    assert a_letter(now=NOW + HOUR)


def test_a_holder_has_five_an_hour_to_whatever_numbers() -> None:
    for n in range(5):
        an_sms(HOLDER, now=NOW + n * MINUTE, address=f"+628110000000{n}")
    with pytest.raises(TriesSpent) as refused, transaction.atomic():
        an_sms(HOLDER, now=NOW + 6 * MINUTE)
    assert (refused.value.limit, refused.value.free_at) == (CODES_OF_AN_OWNER, NOW + HOUR)
    assert an_sms(UUID(int=8), now=NOW + 6 * MINUTE)


def test_what_other_accounts_ask_for_a_number_keeps_its_owner_from_nothing() -> None:
    for n in range(20):
        an_sms(UUID(int=100 + n), now=NOW)
    for n in range(3):
        assert an_sms(HOLDER, now=NOW + n * MINUTE)


def test_beyond_three_of_ones_own_a_number_has_five_an_hour_from_all_accounts_together() -> None:
    for account in range(5):
        for n in range(4):
            an_sms(UUID(int=100 + account), now=NOW + n * MINUTE)
    for n in range(3):
        an_sms(HOLDER, now=NOW + n * MINUTE)
    with pytest.raises(TriesSpent) as refused, transaction.atomic():
        an_sms(HOLDER, now=NOW + 6 * MINUTE)
    assert (refused.value.limit, refused.value.free_at) == (FURTHER_CODES_TO_AN_ADDRESS, NOW + 63 * MINUTE)
    assert an_sms(HOLDER, now=NOW + 6 * MINUTE, address="+6281100000001")


@pytest.mark.parametrize(
    "other",
    [
        {"owner_id": UUID(int=8)},
        {"purpose": OTHER_SMS},
        {"address": "+6281100000001"},
        {"bound_to": {"amount": 6}},
        {"bound_to": {}},
    ],
    ids=["another owner", "purpose", "number", "amount", "nothing"],
)
def test_the_pause_is_of_the_same_thing_to_the_same_address_of_the_same_holder(other: dict[str, Any]) -> None:
    same: dict[str, Any] = {"owner_id": HOLDER, "bound_to": {"amount": 5}}
    an_sms(now=NOW, **same)
    with pytest.raises(TooSoon) as refused, transaction.atomic():
        an_sms(now=NOW + 30 * SECOND - INSTANT, **same)
    assert (refused.value.limit, refused.value.free_at) == (SAME_CODE_AGAIN, NOW + 30 * SECOND)
    assert an_sms(now=NOW + 30 * SECOND - INSTANT, **(same | other))
    assert an_sms(now=NOW + 30 * SECOND, **same)


def test_who_went_back_to_an_earlier_number_is_told_otherwise_than_who_tapped_twice() -> None:
    an_sms(HOLDER, now=NOW)
    an_sms(HOLDER, now=NOW + SECOND, address="+6281100000001")
    with pytest.raises(TriesSpent) as refused, transaction.atomic():
        an_sms(HOLDER, now=NOW + 2 * SECOND)
    assert type(refused.value) is TriesSpent
    assert (refused.value.limit, refused.value.free_at) == (SAME_CODE_AGAIN, NOW + 30 * SECOND)


# five wrong ones


def test_five_wrong_ones_close_the_holders_codes_of_this_purpose_for_whatever_number() -> None:
    wrong_ones(an_sms(HOLDER, now=NOW), 5, now=NOW)
    for address in (NUMBER, "+6281100000001"):
        with pytest.raises(CodesLocked) as refused, transaction.atomic():
            an_sms(HOLDER, now=NOW + 15 * MINUTE - INSTANT, address=address)
        assert refused.value.until == NOW + 15 * MINUTE
    assert an_sms(HOLDER, now=NOW + 15 * MINUTE)
    assert an_sms(HOLDER, now=NOW + MINUTE, purpose=OTHER_SMS, address="+6281100000001")
    assert an_sms(UUID(int=8), now=NOW + MINUTE, address="+6281100000001")


def test_of_two_locks_the_later_one_counts() -> None:
    first = an_sms(HOLDER, now=NOW)
    second = an_sms(HOLDER, now=NOW + MINUTE, address="+6281100000001")
    wrong_ones(second, 5, now=NOW + 2 * MINUTE)
    wrong_ones(first, 5, now=NOW + 3 * MINUTE)
    with pytest.raises(CodesLocked) as refused:
        an_sms(HOLDER, now=NOW + 17 * MINUTE)
    assert refused.value.until == NOW + 18 * MINUTE


def test_what_a_locked_holder_asks_for_costs_neither_an_sms_nor_one_of_their_codes() -> None:
    wrong_ones(an_sms(HOLDER, now=NOW), 5, now=NOW)
    with pytest.raises(CodesLocked):
        an_sms(HOLDER, now=NOW + MINUTE)
    assert look(CODES_OF_AN_OWNER, str(HOLDER), now=NOW + MINUTE) == Allowance(4)
    assert Message.objects.count() == 1
