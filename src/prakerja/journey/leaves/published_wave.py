"""The wave whose leaves are opened."""

from prakerja.kit.refused import Refused
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


class NotPublished(Refused):
    """There is no such wave, or its result is not public: nobody has a seat."""


def published_wave(number: int) -> Wave:
    """Raises NotPublished."""
    wave: Wave | None = Wave.objects.filter(number=number, state=WaveState.PUBLISHED).first()
    if wave is None:
        raise NotPublished
    return wave
