"""What the task list, joining and the draw read of this step."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from prakerja.codes.delivery import Delivery
from prakerja.journey.person import person_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.kit.step_status import StepStatus
from prakerja.profile.facts import (
    declaration_signed_by,
    domicile_of,
    phone_of,
    waiting_number_of,
)
from prakerja.profile.models import Declaration
from prakerja.profile.send_phone_code import send_phone_code
from prakerja.profile.status import status_of
from prakerja.waves.rules import JourneyStep
from tests.situations.profile import (
    a_checked_applicant,
    with_answers,
    with_declaration,
    with_particulars,
    with_phone,
    with_whole_profile,
)


def phone_status_of(applicant: ApplicantId) -> StepStatus:
    return person_of(applicant, now=read_clock()).readiness.statuses[JourneyStep.PHONE]


def declaration_status_of(applicant: ApplicantId) -> StepStatus:
    return person_of(applicant, now=read_clock()).readiness.statuses[JourneyStep.DECLARATION]


@pytest.fixture
def applicant(db: None) -> ApplicantId:
    return a_checked_applicant()


def test_nothing_is_started_at_first(applicant: ApplicantId) -> None:
    assert status_of(applicant) == StepStatus.NOT_STARTED
    assert phone_status_of(applicant) == StepStatus.NOT_STARTED
    assert declaration_status_of(applicant) == StepStatus.NOT_STARTED


def test_everything_is_done_at_last(applicant: ApplicantId, now: datetime) -> None:
    with_whole_profile(applicant, now=now)
    assert status_of(applicant) == StepStatus.DONE
    assert phone_status_of(applicant) == StepStatus.DONE
    assert declaration_status_of(applicant) == StepStatus.DONE


def test_every_status_is_one_query(applicant: ApplicantId, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for status in (status_of, phone_status_of, declaration_status_of):
        with django_assert_num_queries(1):
            status(applicant)


def test_answered_particulars_are_in_progress_until_they_are_confirmed(applicant: ApplicantId, now: datetime) -> None:
    with_answers(applicant, now=now)
    assert status_of(applicant) == StepStatus.IN_PROGRESS


def test_a_number_without_its_code_is_in_progress(applicant: ApplicantId, now: datetime) -> None:
    send_phone_code(applicant_id=applicant, typed="081100000000", language="id", by=Actor.applicant(applicant), now=now)
    assert phone_status_of(applicant) == StepStatus.IN_PROGRESS


def test_a_verified_number_stays_done_while_another_waits(applicant: ApplicantId, now: datetime) -> None:
    with_phone(applicant, now=now)
    send_phone_code(applicant_id=applicant, typed="081100000000", language="id", by=Actor.applicant(applicant), now=now)
    assert phone_status_of(applicant) == StepStatus.DONE


def test_a_new_version_of_the_declaration_asks_again(applicant: ApplicantId, now: datetime) -> None:
    Declaration.objects.create(
        applicant_id=applicant,
        version="2020-1",
        language="id",
        accepted_at=now - timedelta(days=300),
    )
    assert declaration_status_of(applicant) == StepStatus.ATTENTION
    with_declaration(applicant, now=now)
    assert declaration_status_of(applicant) == StepStatus.DONE
    signed = declaration_signed_by(applicant)
    assert signed is not None
    assert signed.accepted_at == now


def test_the_domicile_is_where_one_lives_and_not_what_the_ktp_says(applicant: ApplicantId, now: datetime) -> None:
    assert domicile_of(applicant) is None
    with_particulars(
        applicant,
        now=now,
        same_as_ktp="no",
        domicile_address="Jl. Lain 1",
        domicile_province="31",
        domicile_regency="3171",
    )
    assert domicile_of(applicant) == "3171"


def test_a_waiting_number_says_what_became_of_its_sms(applicant: ApplicantId, now: datetime) -> None:
    assert waiting_number_of(applicant, now=now) is None
    send_phone_code(applicant_id=applicant, typed="081100000000", language="id", by=Actor.applicant(applicant), now=now)
    waiting = waiting_number_of(applicant, now=now)
    assert waiting is not None
    assert waiting.delivery == Delivery.ON_ITS_WAY
    later = waiting_number_of(applicant, now=now + timedelta(seconds=20))
    assert later is not None
    assert later.delivery == Delivery.TROUBLE


def test_a_verified_number_waits_for_nothing(applicant: ApplicantId, now: datetime) -> None:
    send_phone_code(applicant_id=applicant, typed="081100000000", language="id", by=Actor.applicant(applicant), now=now)
    with_phone(applicant, now=now, number="+6281100000000")
    assert waiting_number_of(applicant, now=now) is None
    assert phone_of(applicant) == "+6281100000000"
