"""Staff give an applicant more minutes for the test, for instance because of a disability."""

from datetime import datetime, timedelta

from django.db.models import F

from prakerja.assessment.events import AssessmentEvent
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.rules import may_be_extra
from prakerja.assessment.states import SittingState
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused


class TestAlreadyFinished(Refused):
    """The applicant has finished the test; more time has no use. The result decides nothing about their chances."""

    __test__ = False


class ExtraTimeAlreadyGranted(Refused):
    """Another number of minutes was granted before, and stands."""


class ExtraTimeNotAllowed(Refused):
    """Extra time is 1 to 120 minutes, with a reason."""


def grant_extra_time(*, applicant_id: ApplicantId, minutes: int, reason: str, by: Actor, now: datetime) -> ExtraTime:
    """The applicant has this many minutes more, in the sitting under way or in the one to come.

    Granting the same twice is granting once. Raises ExtraTimeNotAllowed, ExtraTimeAlreadyGranted, TestAlreadyFinished.
    """
    officer = require_person(Permission.GRANT_EXTRA_TIME, by=by)
    if not reason.strip() or not may_be_extra(minutes):
        raise ExtraTimeNotAllowed
    take(Lock.TEST_TIME, applicant_id)
    if earlier := ExtraTime.objects.filter(pk=applicant_id).first():
        return _the_same(earlier, minutes)
    _lengthen_sitting(applicant_id, minutes, now)
    grant = ExtraTime.objects.create(
        applicant_id=applicant_id, minutes=minutes, reason=reason.strip(), granted_by=officer, granted_at=now
    )
    record(
        AssessmentEvent.EXTRA_TIME_GRANTED,
        subject=grant,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=grant.reason,
        minutes=minutes,
    )
    return grant


def _the_same(earlier: ExtraTime, minutes: int) -> ExtraTime:
    if earlier.minutes != minutes:
        raise ExtraTimeAlreadyGranted
    return earlier


def _lengthen_sitting(applicant_id: ApplicantId, minutes: int, now: datetime) -> None:
    sitting = Sitting.objects.lock_for(applicant_id)
    if sitting is None:
        return
    if sitting.state == SittingState.FINISHED or sitting.ends_at <= now:
        raise TestAlreadyFinished
    Sitting.objects.filter(pk=applicant_id).update(
        ends_at=F("ends_at") + timedelta(minutes=minutes), extra_minutes=minutes
    )
