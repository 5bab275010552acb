"""From every step to the waves: what is known of the applicant goes into their joining, read once and handed over."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.journey.person import person_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.waves import join_wave as waves
from prakerja.waves.kept_waves import kept_waves, read_waves, wave_of
from prakerja.waves.models import Joiner, WaveId


def join_wave(*, wave_id: WaveId, applicant_id: ApplicantId, by: Actor, now: datetime) -> Joiner:
    """The applicant is a joiner of the wave, with a receipt. Joining twice is joining once.

    Raises waves.join_wave.CannotJoin, and Wave.DoesNotExist for a wave that is not announced.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    applicant = person_of(applicant_id, now=now).readiness
    try:
        wave = wave_of(wave_id, kept_waves())
        return waves.join_wave(wave=wave, applicant_id=applicant_id, applicant=applicant, by=by, now=now)
    except waves.CannotJoin:
        # Nobody is sent away by what this process remembers of the wave, which may be a second old.
        wave = wave_of(wave_id, read_waves())
        return waves.join_wave(wave=wave, applicant_id=applicant_id, applicant=applicant, by=by, now=now)
