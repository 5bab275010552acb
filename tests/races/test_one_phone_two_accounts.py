"""One number and two accounts, one code and many tabs: the database decides, and everybody is told the truth."""

from functools import partial

import pytest

from prakerja.audit.models import Event
from prakerja.codes.models import Code
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.profile.facts import answers_of, phone_of
from prakerja.profile.models import Declaration, Phone
from prakerja.profile.save_answer import save_answer
from prakerja.profile.send_phone_code import send_phone_code
from prakerja.profile.verify_phone_code import PhoneAnswer, PhoneTry, verify_phone_code
from tests.situations.at_once import all_at_once
from tests.situations.profile import a_checked_applicant, with_declaration

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 12
NUMBER = "0811 0000 0000"


def send(applicant: ApplicantId, *, typed: str = NUMBER) -> bool:
    try:
        with unit_of_work(by=Actor.applicant(applicant)) as work:
            send_phone_code(applicant_id=applicant, typed=typed, language="id", by=work.actor, now=work.now)
    except TriesSpent:
        return False
    return True


def verify(applicant: ApplicantId, typed: str) -> PhoneTry:
    with unit_of_work(by=Actor.applicant(applicant)) as work:
        return verify_phone_code(applicant_id=applicant, typed=typed, by=work.actor, now=work.now)


def waiting_for_code() -> tuple[ApplicantId, str]:
    """The applicant, and the digits that were sent to them."""
    applicant = a_checked_applicant()
    send(applicant)
    return applicant, Code.objects.get(owner_id=applicant).digits


def other_than(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06d}"


def test_of_two_accounts_with_one_number_one_has_it_and_the_other_is_told() -> None:
    waiting = [waiting_for_code() for _ in range(2)]
    tries = all_at_once([partial(verify, *each) for each in waiting])
    assert sorted(tried.answer for tried in tries) == [PhoneAnswer.NUMBER_TAKEN, PhoneAnswer.VERIFIED]
    assert Phone.objects.count() == 1
    winner, _digits = waiting[[tried.answer for tried in tries].index(PhoneAnswer.VERIFIED)]
    assert phone_of(winner) == "+6281100000000"


def test_many_tabs_that_guess_have_five_tries_together() -> None:
    applicant, digits = waiting_for_code()
    tries = all_at_once([lambda: verify(applicant, other_than(digits))] * AT_ONCE)
    assert sum(tried.answer == PhoneAnswer.WRONG for tried in tries) == 4
    assert sum(tried.answer == PhoneAnswer.LOCKED for tried in tries) == AT_ONCE - 4
    assert verify(applicant, digits).answer == PhoneAnswer.LOCKED
    assert Code.objects.get().tries == 5


def test_the_right_code_in_many_tabs_at_once_is_right_in_all_and_counts_once() -> None:
    applicant, digits = waiting_for_code()
    tries = all_at_once([lambda: verify(applicant, digits)] * AT_ONCE)
    assert {tried.answer for tried in tries} == {PhoneAnswer.VERIFIED}
    assert Event.objects.filter(name="profile.phone.verified").count() == 1


def test_many_taps_on_send_are_one_sms() -> None:
    applicant = a_checked_applicant()
    assert sum(all_at_once([lambda: send(applicant)] * AT_ONCE)) == 1
    assert Message.objects.count() == 1


def test_many_accounts_at_once_keep_nobody_from_their_number() -> None:
    applicants = [a_checked_applicant() for _ in range(AT_ONCE)]
    assert sum(all_at_once([partial(send, each) for each in applicants])) == AT_ONCE


def test_first_answers_of_two_tabs_at_once_stand_beside_each_other() -> None:
    applicant = a_checked_applicant()

    def save(**typed: str) -> None:
        with unit_of_work(by=Actor.applicant(applicant)) as work:
            save_answer(applicant_id=applicant, typed=typed, by=work.actor, now=work.now)

    all_at_once([lambda: save(education="senior"), lambda: save(dependants="2"), lambda: save(topic="digital")])
    answers = answers_of(applicant)
    assert (answers.education, answers.dependants, answers.topic) == ("senior", 2, "digital")


def test_a_declaration_signed_in_many_tabs_is_signed_once() -> None:
    applicant = a_checked_applicant()

    def sign() -> None:
        with unit_of_work(by=Actor.applicant(applicant)):
            with_declaration(applicant, now=read_clock())

    all_at_once([sign] * AT_ONCE)
    assert Declaration.objects.count() == 1
    assert Event.objects.filter(name="profile.declaration.signed").count() == 1
