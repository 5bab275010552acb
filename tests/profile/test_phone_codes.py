"""A number is proven by a code that came by SMS."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from prakerja.audit.models import Event
from prakerja.codes.forget_old_codes import forget_old_codes
from prakerja.codes.models import Code
from prakerja.codes.post_code import message_key
from prakerja.codes.refusals import CodeGone, CodesLocked, TooSoon
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from prakerja.messages.words import Word, read_words
from prakerja.profile.change_phone_number import NumberTaken, change_phone_number
from prakerja.profile.facts import phone_of, waiting_number_of
from prakerja.profile.models import Phone
from prakerja.profile.phone_number import NotAPhoneNumber
from prakerja.profile.resend_phone_code import resend_phone_code
from prakerja.profile.send_phone_code import NumberAlreadyVerified, send_phone_code
from prakerja.profile.verify_phone_code import PhoneAnswer, PhoneTry, verify_phone_code
from tests.situations.profile import a_checked_applicant, an_account, confirmed, with_phone

NUMBER = "+6281100000000"
SECONDS = timedelta(seconds=1)
MINUTES = timedelta(minutes=1)


@pytest.fixture
def applicant(db: None) -> ApplicantId:
    return a_checked_applicant()


def send(applicant: ApplicantId, at: datetime, *, typed: str = "0811 0000 0000") -> Code:
    by = Actor.applicant(applicant)
    return send_phone_code(applicant_id=applicant, typed=typed, language="id", by=by, now=at)


def resend(applicant: ApplicantId, at: datetime, *, other_gateway: bool = False) -> Code:
    by = Actor.applicant(applicant)
    return resend_phone_code(applicant_id=applicant, other_gateway=other_gateway, language="id", by=by, now=at)


def sms_words(code: Code) -> dict[str, Word]:
    message = Message.objects.get(once_key=message_key(code))
    words: dict[str, Word] = read_words(message.words_as_json)
    return words


def plain(code: Code) -> str:
    return str(sms_words(code)["code"])


def wrong(code: Code) -> str:
    return "000000" if plain(code) != "000000" else "000001"


def verify(applicant: ApplicantId, typed: str, at: datetime) -> PhoneTry:
    return verify_phone_code(applicant_id=applicant, typed=typed, by=Actor.applicant(applicant), now=at)


# sending


def test_a_code_waits_in_the_outbox_until_its_end(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    message = Message.objects.get()
    assert message.address == NUMBER
    assert message.useful_until == code.expires_at == now + 10 * MINUTES
    assert sms_words(code)["until"] == code.expires_at


def test_nothing_readable_of_number_or_code_is_kept(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(code)::text FROM codes_code AS code")
        (row,) = cursor.fetchone()
    assert "81100000000" not in row
    assert b"81100000000" not in bytes(code.sealed_address)
    assert f'"{plain(code)}"' not in row


def test_what_is_no_number_sends_nothing(applicant: ApplicantId, now: datetime) -> None:
    with pytest.raises(NotAPhoneNumber):
        send(applicant, now, typed="021 1234567")
    assert not Message.objects.exists()


def test_a_double_tap_is_no_second_sms(applicant: ApplicantId, now: datetime) -> None:
    send(applicant, now)
    with pytest.raises(TooSoon) as refused, transaction.atomic():
        send(applicant, now + 3 * SECONDS, typed="+62 811-0000-0000")
    assert refused.value.free_at == now + 30 * SECONDS
    assert Message.objects.count() == 1


def test_a_mistyped_number_is_corrected_at_once(applicant: ApplicantId, now: datetime) -> None:
    first = send(applicant, now, typed="0811 0000 0001")
    second = send(applicant, now + 3 * SECONDS)
    assert verify(applicant, plain(first), now + 5 * SECONDS).answer == PhoneAnswer.WRONG
    assert verify(applicant, plain(second), now + 6 * SECONDS).answer == PhoneAnswer.VERIFIED


def test_going_back_and_forth_between_numbers_is_no_way_around_the_pause(applicant: ApplicantId, now: datetime) -> None:
    send(applicant, now)
    send(applicant, now + 2 * SECONDS, typed="0811 0000 0001")
    with pytest.raises(TriesSpent) as refused:
        send(applicant, now + 4 * SECONDS)
    assert not isinstance(refused.value, TooSoon)


def test_the_sixth_code_within_an_hour_waits(applicant: ApplicantId, now: datetime) -> None:
    for number in range(5):
        send(applicant, now + number * MINUTES)
    with pytest.raises(TriesSpent) as refused:
        send(applicant, now + 6 * MINUTES)
    assert refused.value.free_at == now + 60 * MINUTES


def test_other_accounts_that_ask_for_a_number_do_not_keep_its_owner_from_it(db: None, now: datetime) -> None:
    for number in range(12):
        send(a_checked_applicant(), now + number * SECONDS)
    owner = a_checked_applicant()
    assert verify(owner, plain(send(owner, now + MINUTES)), now + MINUTES).answer == PhoneAnswer.VERIFIED


def test_a_strangers_phone_is_not_flooded_by_one_account(db: None, now: datetime) -> None:
    stranger, sent = a_checked_applicant(), 0
    for hour in range(24):
        for minute in range(0, 60, 5):
            with suppress(TriesSpent), transaction.atomic():
                send(stranger, now + (60 * hour + minute) * MINUTES)
                sent += 1
    assert sent == 10


def test_a_strangers_phone_is_not_flooded_from_many_accounts(db: None, now: datetime) -> None:
    """Three a day each account has to itself; of what it asks for beyond those, all have five an hour together."""
    accounts = [a_checked_applicant() for _ in range(3)]
    asking = [one for _ in range(3) for one in accounts] + [accounts[number % 3] for number in range(5)]
    for number, applicant in enumerate(asking):
        send(applicant, now + number * MINUTES)
    with pytest.raises(TriesSpent):
        send(accounts[2], now + len(asking) * MINUTES)
    send(a_checked_applicant(), now + len(asking) * MINUTES)


def test_codes_of_days_ago_are_forgotten(applicant: ApplicantId, now: datetime) -> None:
    send(applicant, now - timedelta(days=1))
    send(applicant, now)
    assert forget_old_codes(now=now) == 1
    assert Code.objects.count() == 1


def test_a_resend_goes_to_the_number_that_waits(applicant: ApplicantId, now: datetime) -> None:
    send(applicant, now)
    again = resend(applicant, now + 30 * SECONDS)
    assert again.address == NUMBER


def test_the_other_gateway_is_tried_first_when_asked_for(applicant: ApplicantId, now: datetime) -> None:
    send(applicant, now)
    assert resend(applicant, now + 30 * SECONDS, other_gateway=True).gateway == "dua"
    assert resend(applicant, now + 60 * SECONDS, other_gateway=True).gateway == "satu"
    assert Message.objects.filter(gateway="dua").count() == 1


def test_the_other_gateway_is_not_the_one_that_took_the_last_sms(applicant: ApplicantId, now: datetime) -> None:
    send(applicant, now)
    Message.objects.update(gateway="dua", state="sent", sent_at=now)
    assert resend(applicant, now + 30 * SECONDS, other_gateway=True).gateway == "satu"


def test_nothing_is_sent_again_when_no_number_waits(applicant: ApplicantId, now: datetime) -> None:
    with pytest.raises(CodeGone):
        resend(applicant, now)


def test_a_number_that_is_verified_needs_no_code(applicant: ApplicantId, now: datetime) -> None:
    with_phone(applicant, now=now, number=NUMBER)
    with pytest.raises(NumberAlreadyVerified):
        send(applicant, now)


def test_no_code_is_sent_when_the_audit_fails(applicant: ApplicantId, now: datetime, broken_audit: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        send(applicant, now)
    assert not Message.objects.exists()
    assert not Code.objects.exists()


def test_the_audit_knows_no_number(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    verify(applicant, wrong(code), now)
    verify(applicant, plain(code), now)
    for event in Event.objects.all():
        assert "8110000" not in str(event.__dict__)
        assert plain(code) not in str(event.facts)


# verifying


def test_the_right_code_makes_the_number_the_applicants(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    typed = f" {plain(code)[:3]} {plain(code)[3:]} "
    assert verify(applicant, typed, now + 9 * MINUTES).answer == PhoneAnswer.VERIFIED
    assert phone_of(applicant) == NUMBER
    assert waiting_number_of(applicant, now=now) is None


def test_the_right_code_typed_twice_is_typed_once(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    for _ in range(2):
        assert verify(applicant, plain(code), now).answer == PhoneAnswer.VERIFIED
    assert Event.objects.filter(name="profile.phone.verified").count() == 1


def test_an_earlier_code_counts_because_sms_overtake(applicant: ApplicantId, now: datetime) -> None:
    first = send(applicant, now)
    send(applicant, now + MINUTES)
    assert verify(applicant, plain(first), now + 2 * MINUTES).answer == PhoneAnswer.VERIFIED


def test_a_code_dies_after_ten_minutes(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    assert verify(applicant, plain(code), now + 10 * MINUTES).answer == PhoneAnswer.EXPIRED
    assert phone_of(applicant) is None


def test_an_earlier_code_dies_at_its_own_end(applicant: ApplicantId, now: datetime) -> None:
    first = send(applicant, now)
    send(applicant, now + 5 * MINUTES)
    assert verify(applicant, plain(first), now + 11 * MINUTES).answer == PhoneAnswer.WRONG


def test_no_code_was_sent_to_somebody_who_asked_for_none(applicant: ApplicantId, now: datetime) -> None:
    assert verify(applicant, "123456", now).answer == PhoneAnswer.EXPIRED


def test_what_is_no_code_costs_no_try(applicant: ApplicantId, now: datetime) -> None:
    send(applicant, now)
    for _ in range(9):
        assert verify(applicant, "12345", now) == PhoneTry(PhoneAnswer.NOT_A_CODE, tries_left=5)


def test_a_wrong_code_costs_a_try(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    assert verify(applicant, wrong(code), now) == PhoneTry(PhoneAnswer.WRONG, tries_left=4)
    assert verify(applicant, wrong(code), now) == PhoneTry(PhoneAnswer.WRONG, tries_left=3)


def test_the_fifth_try_may_be_the_right_one(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    for _ in range(4):
        verify(applicant, wrong(code), now)
    assert verify(applicant, plain(code), now).answer == PhoneAnswer.VERIFIED


def test_the_fifth_wrong_code_locks_for_a_quarter_of_an_hour(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    for _ in range(4):
        verify(applicant, wrong(code), now)
    locked = PhoneTry(PhoneAnswer.LOCKED, locked_until=now + 15 * MINUTES)
    assert verify(applicant, wrong(code), now) == locked
    assert verify(applicant, plain(code), now + MINUTES) == locked


def test_who_is_locked_gets_no_new_code_for_any_number(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    for _ in range(5):
        verify(applicant, wrong(code), now)
    for typed in ("0811 0000 0000", "0811 0000 0001"):
        with pytest.raises(CodesLocked) as refused, transaction.atomic():
            send(applicant, now + 14 * MINUTES, typed=typed)
        assert refused.value.until == now + 15 * MINUTES
    send(applicant, now + 15 * MINUTES)


def test_after_the_lock_a_new_code_has_five_tries(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    for _ in range(5):
        verify(applicant, wrong(code), now)
    again = send(applicant, now + 15 * MINUTES)
    assert verify(applicant, wrong(again), now + 16 * MINUTES).tries_left == 4


def test_a_code_opens_nothing_for_another_account(applicant: ApplicantId, now: datetime) -> None:
    code = send(applicant, now)
    other = a_checked_applicant()
    send(other, now)
    assert verify(other, plain(code), now).answer == PhoneAnswer.WRONG


def test_a_code_is_bound_to_its_number(applicant: ApplicantId, now: datetime) -> None:
    earlier = send(applicant, now, typed="0811 0000 0001")
    later = send(applicant, now)
    assert plain(earlier) != plain(later)
    assert verify(applicant, plain(earlier), now).answer == PhoneAnswer.WRONG


# one number, one account


def test_a_number_that_another_account_holds_is_refused_after_the_code(applicant: ApplicantId, now: datetime) -> None:
    with_phone(a_checked_applicant(), now=now, number=NUMBER)
    code = send(applicant, now)
    for _ in range(2):
        assert verify(applicant, plain(code), now).answer == PhoneAnswer.NUMBER_TAKEN
    assert phone_of(applicant) is None
    assert Event.objects.filter(name="profile.phone.taken").count() == 1


def test_who_holds_a_number_is_not_told_before_the_code(applicant: ApplicantId, now: datetime) -> None:
    with_phone(a_checked_applicant(), now=now, number=NUMBER)
    taken = send(applicant, now)
    free = send(applicant, now, typed="0811 0000 0001")
    assert (taken.tries, taken.expires_at) == (free.tries, free.expires_at)
    assert verify(applicant, wrong(free), now).answer == PhoneAnswer.WRONG


# changing


def test_a_new_number_replaces_the_old_one_and_the_owner_is_told_by_email(db: None, now: datetime) -> None:
    account = an_account(email="siti@contoh.example")
    applicant = ApplicantId(account.pk)
    confirmed(applicant)
    with_phone(applicant, now=now)
    code = send(applicant, now)
    assert verify(applicant, plain(code), now).answer == PhoneAnswer.VERIFIED
    assert phone_of(applicant) == NUMBER
    letter = Message.objects.get(channel="email")
    assert letter.address == "siti@contoh.example"
    assert "81100000000" not in letter.words_as_json


def test_the_old_number_holds_until_the_new_one_is_proven(applicant: ApplicantId, now: datetime) -> None:
    old = with_phone(applicant, now=now)
    code = send(applicant, now)
    verify(applicant, wrong(code), now)
    assert phone_of(applicant) == old
    waiting = waiting_number_of(applicant, now=now)
    assert waiting is not None
    assert waiting.number == NUMBER


def test_a_first_number_needs_no_email(applicant: ApplicantId, now: datetime) -> None:
    change_phone_number(applicant_id=applicant, number=NUMBER, by=Actor.applicant(applicant), now=now)
    assert not Message.objects.exists()


def test_changing_to_the_same_number_changes_nothing(applicant: ApplicantId, now: datetime) -> None:
    for minute in range(2):
        change_phone_number(
            applicant_id=applicant, number=NUMBER, by=Actor.applicant(applicant), now=now + minute * MINUTES
        )
    assert Phone.objects.get().verified_at == now
    assert Event.objects.count() == 1


def test_a_taken_number_leaves_the_old_one_in_force(applicant: ApplicantId, now: datetime) -> None:
    old = with_phone(applicant, now=now)
    with_phone(a_checked_applicant(), now=now, number=NUMBER)
    with pytest.raises(NumberTaken):
        change_phone_number(applicant_id=applicant, number=NUMBER, by=Actor.applicant(applicant), now=now)
    assert phone_of(applicant) == old


def test_another_fault_of_the_database_is_not_told_as_a_number_that_is_taken(
    applicant: ApplicantId, now: datetime, table_that_refuses: Callable[[str, str], None]
) -> None:
    table_that_refuses("profile_phone", "false")
    with pytest.raises(IntegrityError, match="something_is_wrong"):
        change_phone_number(applicant_id=applicant, number=NUMBER, by=Actor.applicant(applicant), now=now)


def test_no_number_is_changed_when_the_audit_fails(applicant: ApplicantId, now: datetime, broken_audit: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        change_phone_number(applicant_id=applicant, number=NUMBER, by=Actor.applicant(applicant), now=now)
    assert not Phone.objects.exists()
