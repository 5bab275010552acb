"""The applicant says that their particulars are right."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakerja.audit.models import Event
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.complete_particulars import ParticularsUnfinished, complete_particulars
from prakerja.profile.models import Particulars
from prakerja.profile.save_answer import save_answer
from tests.situations.profile import an_applicant, with_answers


@pytest.fixture
def applicant(db: None) -> ApplicantId:
    return an_applicant()


def test_particulars_with_every_answer_are_completed(applicant: ApplicantId, now: datetime) -> None:
    with_answers(applicant, now=now)
    complete_particulars(applicant_id=applicant, by=Actor.applicant(applicant), now=now)
    assert Particulars.objects.get().completed_at == now


def test_completing_twice_is_completing_once(applicant: ApplicantId, now: datetime) -> None:
    with_answers(applicant, now=now)
    for minute in range(2):
        complete_particulars(applicant_id=applicant, by=Actor.applicant(applicant), now=now + timedelta(minutes=minute))
    assert Particulars.objects.get().completed_at == now
    assert Event.objects.filter(name="profile.particulars.completed").count() == 1


def test_nobody_completes_what_they_never_began(applicant: ApplicantId, now: datetime) -> None:
    with pytest.raises(ParticularsUnfinished) as refused:
        complete_particulars(applicant_id=applicant, by=Actor.applicant(applicant), now=now)
    assert refused.value.missing[0] == "full_name"


def test_a_refusal_names_the_questions_left(applicant: ApplicantId, now: datetime) -> None:
    with_answers(applicant, now=now)
    save_answer(applicant_id=applicant, typed={"same_as_ktp": "no"}, by=Actor.applicant(applicant), now=now)
    with pytest.raises(ParticularsUnfinished) as refused:
        complete_particulars(applicant_id=applicant, by=Actor.applicant(applicant), now=now)
    assert refused.value.missing == ("domicile_address", "domicile_province", "domicile_regency")


def test_nothing_is_completed_when_the_audit_fails(
    applicant: ApplicantId, now: datetime, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    with_answers(applicant, now=now)
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        complete_particulars(applicant_id=applicant, by=Actor.applicant(applicant), now=now)
    assert Particulars.objects.get().completed_at is None
