"""`complete_particulars()`: the applicant has looked over their answers and says that they are right."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.kit.shown import require_shown
from prakerja.profile.answers import Answers
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Particulars
from prakerja.profile.rules import unanswered


class ParticularsUnfinished(Refused):
    """Some questions lack an answer; carries their fields in the order in which they are asked."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def complete_particulars(*, applicant_id: ApplicantId, by: Actor, now: datetime, shown: str | None = None) -> None:
    """The particulars are complete. Saying so twice is saying it once.

    Raises ParticularsUnfinished, and ShownOtherwise where the answers are not those whose version is given.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    row = Particulars.objects.lock_for(applicant_id).first()
    if missing := unanswered(row.answers if row else Answers()):
        raise ParticularsUnfinished(missing)
    if row is None or row.completed_at is not None:
        return
    require_shown(shown, row.answers)
    row.completed_at = now
    row.save(update_fields=["completed_at"])
    record(ProfileEvent.PARTICULARS_COMPLETED, subject=row, by=by, at=now, applicant_id=applicant_id)
