"""The waves that an applicant should hear of."""

from datetime import datetime

from prakerja.kit.actor import ApplicantId
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.states import WaveState
from prakerja.waves.whats_next import KnownWave


def known_waves(*, applicant_id: ApplicantId, domicile: str | None, now: datetime) -> list[KnownWave]:
    """Those that they joined, and those open now or later with seats where they live; newest first.

    Before the domicile is known: all that are open now or later.
    """
    joined = set(Joiner.objects.for_applicant(applicant_id).values_list("wave_id", flat=True))
    ahead = Wave.objects.filter(state=WaveState.OPEN, closes_at__gt=now)
    if domicile is not None:
        ahead = ahead.with_seats_at(domicile)
    wanted = joined | set(ahead.values_list("pk", flat=True))
    waves = Wave.objects.filter(pk__in=wanted).order_by("-number")
    return [known_wave(wave, joined=wave.pk in joined) for wave in waves]


def known_wave(wave: Wave, *, joined: bool) -> KnownWave:
    """The wave as an applicant may know it."""
    return KnownWave(
        number=wave.number,
        state=WaveState(wave.state),
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        result_expected_at=wave.result_expected_at,
        joined=joined,
    )
