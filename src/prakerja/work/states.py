"""The life of a piece of work."""

from typing import Final

from django.db.models import TextChoices


class WorkState(TextChoices):
    #: Asked for; its job waits for a worker, or for a better moment.
    DUE = "due"
    UNDER_WAY = "under_way"
    ENDED = "ended"
    #: It broke; somebody has to look before it is tried again.
    FAILED = "failed"


MOVES: Final = {
    #: To ended: somebody found that nothing needs to be done.
    WorkState.DUE: {WorkState.UNDER_WAY, WorkState.ENDED},
    #: To itself: the worker was killed, and the next one takes it up.
    WorkState.UNDER_WAY: {WorkState.UNDER_WAY, WorkState.DUE, WorkState.ENDED, WorkState.FAILED},
    WorkState.ENDED: {WorkState.DUE},
    #: To ended: nobody wants it any more.
    WorkState.FAILED: {WorkState.DUE, WorkState.ENDED},
}

#: Somebody waits for it: it must have a job.
OPEN: Final = (WorkState.DUE, WorkState.UNDER_WAY)


def may_become(to: WorkState) -> list[WorkState]:
    """The states that lead to this one."""
    return [origin for origin, targets in MOVES.items() if to in targets]
