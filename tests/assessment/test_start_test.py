"""Starting the test: one sitting, one clock, items of one's own."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from prakerja.accounts.models import Account
from prakerja.assessment.models import Sitting
from prakerja.assessment.rules import Blueprint, answer_key
from prakerja.assessment.start_test import start_test
from prakerja.assessment.states import SittingState
from prakerja.assessment.status import status_of
from prakerja.audit.models import Event
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.step_status import StepStatus


def test_an_applicant_who_has_not_started_is_not_started(applicant_id: ApplicantId) -> None:
    assert status_of(applicant_id) == StepStatus.NOT_STARTED


def test_starting_sets_the_clock(sitting: Sitting, applicant_id: ApplicantId, now: datetime) -> None:
    assert (sitting.state, sitting.started_at) == (SittingState.RUNNING, now)
    assert sitting.ends_at == now + timedelta(minutes=15)
    assert status_of(applicant_id) == StepStatus.IN_PROGRESS
    assert Event.objects.get(name="assessment.sitting.started").owner_id == applicant_id


def test_the_sitting_keeps_its_items(sitting: Sitting) -> None:
    again = Sitting.objects.get(pk=sitting.pk)
    assert again.items == sitting.items
    assert len(again.items) == 18
    assert answer_key(again.items) == again.answer_key


def test_starting_twice_is_starting_once(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, blueprint: Blueprint, now: datetime
) -> None:
    later = now + timedelta(minutes=5)
    second = start_test(applicant_id=applicant_id, blueprint=blueprint, by=applicant, now=later)
    assert (second.ends_at, second.items) == (sitting.ends_at, sitting.items)
    assert Event.objects.filter(name="assessment.sitting.started").count() == 1


def test_two_applicants_get_different_tests(sitting: Sitting, blueprint: Blueprint, now: datetime) -> None:
    other = Account.objects.create_user("budi@contoh.example", None, full_name="Budi Contoh")
    second = start_test(applicant_id=ApplicantId(other.pk), blueprint=blueprint, by=Actor.applicant(other.pk), now=now)
    assert second.items != sitting.items


def test_nothing_is_saved_when_the_audit_fails(
    applicant_id: ApplicantId, applicant: Actor, blueprint: Blueprint, now: datetime, broken_audit: None
) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        start_test(applicant_id=applicant_id, blueprint=blueprint, by=applicant, now=now)
    assert not Sitting.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"state": "paused"}, {"state": "finished"}, {"ended_by": "clock"}, {"right_answers": 3}]
)
def test_the_database_refuses_a_sitting_that_is_half_finished(sitting: Sitting, changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitting.objects.filter(pk=sitting.pk).update(**changes)
