"""Whoever joined may think again until the wave closes."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Joiner, WaveId


class TooLateToLeave(Refused):
    """The wave is closed: the list of joiners does not change any more."""


def leave_wave(*, wave_id: WaveId, applicant_id: ApplicantId, by: Actor, now: datetime) -> None:
    """The applicant is no joiner of the wave; joining again gives a new receipt. Leaving twice is leaving once.

    Raises TooLateToLeave.
    """
    require(Permission.APPLY, by=by)
    left = Joiner.objects.delete_once(wave_id=wave_id, applicant_id=applicant_id, now=now)
    if left is not None:
        record(WavesEvent.LEFT, subject=left, by=by, at=now, applicant_id=applicant_id, receipt=left.receipt)
    elif Joiner.objects.for_applicant(applicant_id).filter(wave_id=wave_id).exists():
        raise TooLateToLeave
