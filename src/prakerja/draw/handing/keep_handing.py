"""What came of handing a reveal to a witness is kept: the office sees who has it, who is silent, and who refuses."""

from datetime import datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.draw.handing.models import Handing
from prakerja.draw.handing.states import HandingState
from prakerja.kit.actor import Actor

_LONGEST: Final = Handing._meta.get_field("said").max_length or 0


def keep_handing(handing: int, *, state: HandingState, said: str, by: Actor, now: datetime) -> None:
    """It stands as it came; of one that waits still, when it was tried last and why in vain. Twice is once."""
    require(Permission.CARRY_ON_DRAWS, by=by)
    said = said[:_LONGEST]
    waiting = Handing.objects.filter(pk=handing, state=HandingState.WAITING)
    if state is HandingState.WAITING:
        waiting.update(said=said, tried_at=now)
    elif waiting.exists():
        waiting.move(to=state, said=said, tried_at=now)
