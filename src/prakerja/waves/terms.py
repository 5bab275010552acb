"""What joining a wave depends on, read from its row and its seats."""

from prakerja.waves.models import Wave
from prakerja.waves.rules import WaveTerms
from prakerja.waves.states import WaveState


def terms_of(wave: Wave, domicile: str | None) -> WaveTerms:
    """The terms as they are for somebody who lives in that regency."""
    return WaveTerms(
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        is_open=wave.state == WaveState.OPEN,
        has_seats_at_domicile=domicile is not None and has_seats_at(wave, domicile),
    )


def has_seats_at(wave: Wave, regency: str) -> bool:
    """Whether any seat of the wave is offered to people who live there."""
    return Wave.objects.filter(pk=wave.pk).with_seats_at(regency).exists()
