"""What two people had decided about a wave no longer holds, because two people decided otherwise."""

from collections.abc import Collection
from datetime import datetime

from prakerja.waves.models import StepApproval
from prakerja.waves.states import WaveStep


def undo_steps(*, wave_id: int, steps: Collection[WaveStep], now: datetime) -> None:
    """The steps may be proposed anew. Whoever undoes them records why; undoing twice is undoing once."""
    live = StepApproval.objects.live().filter(wave_id=wave_id, step__in=steps)
    live.confirmed().update(undone_at=now)
    live.unconfirmed().update(withdrawn_at=now)
