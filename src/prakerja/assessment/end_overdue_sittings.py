"""The end comes by itself: sittings whose time is over are finished without their applicant."""

from datetime import datetime

from prakerja.assessment.end_sittings import end_sittings
from prakerja.assessment.models import Sitting
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId


def end_overdue_sittings(*, by: Actor, now: datetime, limit: int = 500) -> int:
    """Up to `limit` sittings past their end are finished, the oldest first; returns how many. Call until it is 0."""
    require(Permission.END_SITTINGS, by=by)
    overdue = Sitting.objects.lock_overdue(now, limit)
    if overdue:
        end_sittings(applicant_ids=[ApplicantId(sitting.pk) for sitting in overdue], by=by, now=now)
    return len(overdue)
