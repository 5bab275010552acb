"""Whoever joined may think again until the wave closes."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.locks import Lock, take_shared
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Joiner, WaveId


class TooLateToLeave(Refused):
    """The wave is closed: the list of joiners does not change any more."""


def leave_wave(*, wave_id: WaveId, applicant_id: ApplicantId, by: Actor, now: datetime) -> None:
    """The applicant is no joiner of the wave; joining again gives a new receipt. Leaving twice is leaving once.

    Raises TooLateToLeave.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    take_shared(Lock.WAVE_JOINING, wave_id)
    values: dict[str, Value] = {"wave_id": wave_id, "applicant_id": applicant_id, "now": now}
    left = fetch_prepared(sql_file(__file__, "delete_joiner"), values)
    if left is not None:
        joiner = Joiner(applicant_id=applicant_id, wave_id=wave_id)
        record(WavesEvent.LEFT, subject=joiner, by=by, at=now, applicant_id=applicant_id, receipt=left["receipt"])
    elif Joiner.objects.for_applicant(applicant_id).filter(wave_id=wave_id).exists():
        raise TooLateToLeave
