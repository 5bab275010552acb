"""The audit's background work."""

from prakerja.audit.seal_events import seal_events
from prakerja.kit.actor import Actor
from prakerja.kit.queue import task
from prakerja.kit.unit_of_work import unit_of_work


@task("audit.seal_events")
def seal_finished_events() -> None:
    with unit_of_work(by=Actor.system("audit.seal_events"), statement_timeout_ms=60_000) as work:
        seal_events(now=work.now)
