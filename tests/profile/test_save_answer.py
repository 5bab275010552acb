"""Answers are saved one by one, and nothing is saved that answers nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.facts import answers_of
from prakerja.profile.models import Particulars
from prakerja.profile.reading import Reason
from prakerja.profile.save_answer import AnswerRefused, save_answer
from tests.situations.profile import an_applicant, with_answers, with_particulars


@pytest.fixture
def applicant(db: None) -> ApplicantId:
    return an_applicant()


def test_the_name_comes_from_the_account(applicant: ApplicantId, now: datetime) -> None:
    assert answers_of(applicant).full_name == "Siti Rekaan"
    save_answer(applicant_id=applicant, typed={"education": "senior"}, by=Actor.applicant(applicant), now=now)
    assert Particulars.objects.get().full_name == "Siti Rekaan"


def test_an_account_without_a_name_is_asked_for_it(db: None, now: datetime) -> None:
    applicant = an_applicant(full_name="")
    missing = save_answer(applicant_id=applicant, typed={"education": "senior"}, by=Actor.applicant(applicant), now=now)
    assert missing[0] == "full_name"


def test_one_answer_is_saved_alone(applicant: ApplicantId, now: datetime) -> None:
    missing = save_answer(applicant_id=applicant, typed={"education": "senior"}, by=Actor.applicant(applicant), now=now)
    assert answers_of(applicant).education == "senior"
    assert missing[:2] == ("ktp_address", "ktp_province")


def test_answers_of_two_tabs_stand_beside_each_other(applicant: ApplicantId, now: datetime) -> None:
    save_answer(applicant_id=applicant, typed={"education": "senior"}, by=Actor.applicant(applicant), now=now)
    save_answer(applicant_id=applicant, typed={"dependants": "3"}, by=Actor.applicant(applicant), now=now)
    answers = answers_of(applicant)
    assert (answers.education, answers.dependants) == ("senior", 3)


def test_saving_the_same_twice_is_saving_it_once(applicant: ApplicantId, now: datetime) -> None:
    for minute in range(2):
        later = now + timedelta(minutes=minute)
        save_answer(applicant_id=applicant, typed={"education": "senior"}, by=Actor.applicant(applicant), now=later)
    assert Event.objects.count() == 1
    assert Particulars.objects.get().changed_at == now


def test_a_refusal_names_every_field_and_saves_nothing(applicant: ApplicantId, now: datetime) -> None:
    typed = {"disability": "perhaps", "dependants": "21", "education": "senior"}
    with pytest.raises(AnswerRefused) as refused:
        save_answer(applicant_id=applicant, typed=typed, by=Actor.applicant(applicant), now=now)
    assert refused.value.reasons == {"disability": Reason.NOT_OFFERED, "dependants": Reason.OUT_OF_RANGE}
    assert not Particulars.objects.exists()


def test_the_audit_names_the_fields_and_never_the_values(applicant: ApplicantId, now: datetime) -> None:
    save_answer(applicant_id=applicant, typed={"ktp_address": "Jl. Rahasia 1"}, by=Actor.applicant(applicant), now=now)
    event = Event.objects.get()
    assert event.facts == {"fields": ["ktp_address"]}
    assert "Rahasia" not in str(event.__dict__)


def test_nothing_is_saved_when_the_audit_fails(applicant: ApplicantId, now: datetime, broken_audit: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        save_answer(applicant_id=applicant, typed={"education": "senior"}, by=Actor.applicant(applicant), now=now)
    assert not Particulars.objects.exists()


def test_complete_particulars_stay_complete_after_a_correction(applicant: ApplicantId, now: datetime) -> None:
    with_particulars(applicant, now=now)
    save_answer(applicant_id=applicant, typed={"education": "bachelor"}, by=Actor.applicant(applicant), now=now)
    assert Particulars.objects.get().completed_at == now


def test_another_province_makes_them_incomplete_until_the_regency_is_known(
    applicant: ApplicantId, now: datetime
) -> None:
    with_particulars(applicant, now=now)
    assert save_answer(
        applicant_id=applicant, typed={"ktp_province": "33"}, by=Actor.applicant(applicant), now=now
    ) == ("ktp_regency",)
    row = Particulars.objects.get()
    assert (row.completed_at, row.domicile_regency) == (None, None)


def test_a_region_is_judged_by_the_day_in_jakarta(applicant: ApplicantId) -> None:
    last_evening_in_london = datetime(2022, 7, 24, 20, 0, tzinfo=UTC)
    save_answer(
        applicant_id=applicant, typed={"ktp_province": "93"}, by=Actor.applicant(applicant), now=last_evening_in_london
    )
    assert answers_of(applicant).ktp_province == "93"


@pytest.mark.parametrize(
    "wrong",
    [
        {"education": "kindergarten"},
        {"dependants": 21},
        {"ktp_regency": "3374"},
        {"domicile_regency": "3171"},
        {"disability_kind": "visual"},
        {"office": None},
    ],
)
def test_the_database_refuses_what_the_rules_would(
    applicant: ApplicantId, now: datetime, wrong: dict[str, object]
) -> None:
    with_particulars(applicant, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Particulars.objects.update(**wrong)


def test_domicile_elsewhere_is_kept_apart(applicant: ApplicantId, now: datetime) -> None:
    with_answers(applicant, now=now)
    elsewhere = {
        "same_as_ktp": "no",
        "domicile_address": "Jl. Lain 1",
        "domicile_province": "31",
        "domicile_regency": "3171",
    }
    assert save_answer(applicant_id=applicant, typed=elsewhere, by=Actor.applicant(applicant), now=now) == ()
    answers = answers_of(applicant)
    assert (answers.ktp_regency, answers.domicile_regency) == ("3273", "3171")
