"""The registry gave no answer: the waiting page says so, and the queue tries again."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor, ApplicantId


def note_registry_silence(*, applicant_id: ApplicantId, question_number: int, by: Actor, now: datetime) -> None:
    """The applicant is told that it takes longer. The state stays: silence is no answer. Noted once a question."""
    require(Permission.RECORD_REGISTRY_ANSWERS, by=by)
    rows = Identity.objects.asking(applicant_id, question_number=question_number).filter(unanswered_since=None)
    if rows.update(unanswered_since=now):
        identity = Identity.objects.get(pk=applicant_id)
        record(IdentityEvent.REGISTRY_SILENT, subject=identity, by=by, at=now, applicant_id=applicant_id)
