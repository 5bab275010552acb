"""The window of a wave ends at its time, by the clock."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.waves.end_window import end_window
from prakerja.waves.models import Wave, WaveId


class NotItsTime(Refused):
    """The clock closes no wave early; that is decided by two people (close_wave_early)."""


def close_wave(*, wave_id: WaveId, by: Actor, now: datetime) -> Wave:
    """Nobody can join or leave any more. Closing twice is closing once. Raises NotItsTime, StageNotDue."""
    require(Permission.CLOSE_DUE_WAVES, by=by)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    if now < wave.closes_at:
        raise NotItsTime
    return end_window(wave, by=by, now=now)
