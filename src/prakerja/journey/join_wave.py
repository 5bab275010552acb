"""From every step to the waves: what is known of the applicant goes into their joining, read once and handed over."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.journey.person import person_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.shown import require_shown
from prakerja.waves import join_wave as waves
from prakerja.waves.kept_waves import KeptWave, kept_waves, read_waves, wave_of
from prakerja.waves.models import Joiner, WaveId


def facts_of_joining(wave: KeptWave, domicile: str | None) -> tuple[object, ...]:
    """What whoever joins is shown before: for which area, until when, and by which rules."""
    return wave.number, domicile, wave.closes_at, wave.scheme


def join_wave(
    *, wave_id: WaveId, applicant_id: ApplicantId, by: Actor, now: datetime, shown: str | None = None
) -> Joiner:
    """The applicant is a joiner of the wave, with a receipt. Joining twice is joining once.

    Raises waves.join_wave.CannotJoin, Wave.DoesNotExist for a wave that is not announced, and ShownOtherwise where
    area and terms are not those whose version is given.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    applicant = person_of(applicant_id, now=now).readiness
    try:
        wave = wave_of(wave_id, kept_waves())
        joiner = waves.join_wave(wave=wave, applicant_id=applicant_id, applicant=applicant, by=by, now=now)
    except waves.CannotJoin:
        # Nobody is sent away by what this process remembers of the wave, which may be a second old.
        wave = wave_of(wave_id, read_waves())
        joiner = waves.join_wave(wave=wave, applicant_id=applicant_id, applicant=applicant, by=by, now=now)
    # Asked last: who comes too late is told of that first.
    require_shown(shown, *facts_of_joining(wave, applicant.domicile))
    return joiner
