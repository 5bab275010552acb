"""The registry gave no verdict: the waiting page says so, and the queue tries again."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor


def note_registry_silence(*, identity_id: UUID, round_number: int, by: Actor, now: datetime) -> None:
    """The applicant is told that it takes longer. The state stays: silence is no verdict. Noted once a round."""
    require(Permission.RECORD_REGISTRY_ANSWERS, by=by)
    rows = Identity.objects.filter(
        pk=identity_id, round=round_number, state=IdentityState.ASKING, unanswered_since__isnull=True
    )
    if rows.update(unanswered_since=now):
        identity = Identity.objects.get(pk=identity_id)
        record(IdentityEvent.REGISTRY_SILENT, subject=identity, by=by, at=now, applicant_id=identity.applicant_id)
