"""The joiner has seen their result: from then on what comes next is shown to them first."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.waves.models import Joiner


def note_result_read(*, wave_id: int, applicant_id: ApplicantId, by: Actor, now: datetime) -> None:
    """Written down at the first opening alone; the later ones only read. Nobody decides by it, so no audit event."""
    require(Permission.APPLY, by=by, of=applicant_id)
    joiner = Joiner.objects.for_applicant(applicant_id).filter(wave_id=wave_id, result_read_at=None)
    joiner.update(result_read_at=now)
