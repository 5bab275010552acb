"""The window of a wave ends before its time, because two people decided it."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.kit.actor import Actor
from prakerja.waves.acts import CLOSE
from prakerja.waves.end_window import end_window
from prakerja.waves.models import Wave, WaveId


def close_wave_early(*, wave_id: WaveId, by: Actor, now: datetime) -> Wave:
    """Nobody can join or leave any more, and `closes_at` says since when. Closing twice is closing once.

    Raises NotConfirmed, WindowNotBegun, StageNotDue.
    """
    require_confirmed(CLOSE, subject=str(wave_id), by=by)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    return end_window(wave, by=by, now=now)
