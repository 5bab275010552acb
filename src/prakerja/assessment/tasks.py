"""The test's background work."""

from prakerja.assessment import jobs
from prakerja.assessment.end_overdue_sittings import end_overdue_sittings
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work

_BY = Actor.system("assessment.end_overdue_sittings")


@does(jobs.end_overdue_sittings)
def end_overdue() -> None:
    while _end_some():
        pass


def _end_some() -> int:
    with unit_of_work(by=_BY, statement_timeout_ms=60_000) as work:
        return end_overdue_sittings(by=work.actor, now=work.now)
