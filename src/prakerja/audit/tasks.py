"""The audit's background work."""

from prakerja.audit import jobs
from prakerja.audit.seal_events import seal_events
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work

_BY = Actor.system("audit.seal_events")


@does(jobs.seal_events)
def seal_finished_events() -> None:
    """As many batches as there are: a busy minute writes more events than one seal covers."""
    while _seal_some():
        pass


def _seal_some() -> int:
    with unit_of_work(by=_BY, statement_timeout_ms=60_000) as work:
        return seal_events(now=work.now)
