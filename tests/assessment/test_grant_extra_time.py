"""Extra time by staff decision: before or during the test, once, with a reason."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.grant_extra_time import (
    ExtraTimeAlreadyGranted,
    ExtraTimeNotAllowed,
    TestAlreadyFinished,
    grant_extra_time,
)
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.rules import Blueprint
from prakerja.assessment.start_test import start_test
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor, ApplicantId


def test_time_granted_before_the_test_is_in_its_clock(
    applicant_id: ApplicantId, applicant: Actor, officer: Actor, blueprint: Blueprint, now: datetime
) -> None:
    grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=now)
    sitting = start_test(applicant_id=applicant_id, blueprint=blueprint, by=applicant, now=now)
    assert (sitting.extra_minutes, sitting.ends_at) == (10, now + timedelta(minutes=25))


def test_time_granted_during_the_test_moves_its_end(
    sitting: Sitting, applicant_id: ApplicantId, officer: Actor, now: datetime
) -> None:
    grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=now)
    assert Sitting.objects.get().ends_at == sitting.ends_at + timedelta(minutes=10)


def test_the_decision_is_kept_with_its_reason(applicant_id: ApplicantId, officer: Actor, now: datetime) -> None:
    grant_extra_time(applicant_id=applicant_id, minutes=10, reason=" low vision ", by=officer, now=now)
    grant = ExtraTime.objects.get()
    assert (grant.minutes, grant.reason, grant.granted_by) == (10, "low vision", officer.account_id)
    event = Event.objects.get(name="assessment.extra_time.granted")
    assert (event.owner_id, event.actor_id, event.reason) == (applicant_id, officer.account_id, "low vision")


def test_granting_twice_is_granting_once(
    sitting: Sitting, applicant_id: ApplicantId, officer: Actor, now: datetime
) -> None:
    for _ in range(2):
        grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=now)
    assert Sitting.objects.get().ends_at == sitting.ends_at + timedelta(minutes=10)
    assert Event.objects.filter(name="assessment.extra_time.granted").count() == 1


def test_another_number_of_minutes_is_refused(applicant_id: ApplicantId, officer: Actor, now: datetime) -> None:
    grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=now)
    with pytest.raises(ExtraTimeAlreadyGranted):
        grant_extra_time(applicant_id=applicant_id, minutes=20, reason="low vision", by=officer, now=now)


def test_a_finished_test_gets_no_more_time(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, officer: Actor, now: datetime
) -> None:
    finish_test(applicant_id=applicant_id, by=applicant, now=now)
    with pytest.raises(TestAlreadyFinished):
        grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=now)


def test_a_test_whose_time_is_over_gets_no_more_time(
    sitting: Sitting, applicant_id: ApplicantId, officer: Actor
) -> None:
    with pytest.raises(TestAlreadyFinished):
        grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=sitting.ends_at)


@pytest.mark.parametrize(("minutes", "reason"), [(0, "low vision"), (121, "low vision"), (10, " ")])
def test_minutes_and_reason_must_be_sensible(
    applicant_id: ApplicantId, officer: Actor, now: datetime, minutes: int, reason: str
) -> None:
    with pytest.raises(ExtraTimeNotAllowed):
        grant_extra_time(applicant_id=applicant_id, minutes=minutes, reason=reason, by=officer, now=now)


def test_nobody_grants_themselves_time(applicant_id: ApplicantId, applicant: Actor, now: datetime) -> None:
    with pytest.raises(PermissionMissing):
        grant_extra_time(applicant_id=applicant_id, minutes=10, reason="please", by=applicant, now=now)


def test_nothing_is_granted_when_the_audit_fails(
    sitting: Sitting, applicant_id: ApplicantId, officer: Actor, now: datetime, broken_audit: None
) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=now)
    assert not ExtraTime.objects.exists()
    assert Sitting.objects.get().ends_at == sitting.ends_at


def test_a_grant_is_never_changed(applicant_id: ApplicantId, officer: Actor, now: datetime) -> None:
    grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=officer, now=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        ExtraTime.objects.update(minutes=60)
