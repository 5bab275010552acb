"""How a piece of work stands."""

from prakerja.kit.jobs import Job
from prakerja.work.rows import row_of
from prakerja.work.states import WorkState


def state_of[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> WorkState | None:
    """None when nobody ever asked for it."""
    state = row_of(job, arguments).values_list("state", flat=True).first()
    return WorkState(state) if state else None
