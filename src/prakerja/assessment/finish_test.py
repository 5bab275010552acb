"""An applicant ends the test before its time, or finds it ended."""

from datetime import datetime

from prakerja.assessment.end_sittings import end_sittings
from prakerja.assessment.models import Sitting
from prakerja.assessment.save_answers import TestNotStarted
from prakerja.assessment.states import SittingState
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId


def finish_test(*, applicant_id: ApplicantId, by: Actor, now: datetime) -> Sitting:
    """The sitting is finished and scored, and the result is on its way by e-mail. Finishing twice is finishing once.

    Raises TestNotStarted.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    sitting = Sitting.objects.lock_for(applicant_id)
    if sitting is None:
        raise TestNotStarted
    if sitting.state == SittingState.FINISHED:
        return sitting
    end_sittings(applicant_ids=[applicant_id], by=by, now=now)
    return Sitting.objects.get(pk=applicant_id)
