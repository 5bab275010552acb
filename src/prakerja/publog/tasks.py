"""The public log's background work."""

from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog import jobs
from prakerja.publog.grow_log import grow_log

_BY: Final = Actor.system("publog.grow_log")


@does(jobs.grow_log)
def grow() -> None:
    """As many batches as there are, each saved by itself."""
    while _grow_some():
        pass


def _grow_some() -> int:
    with unit_of_work(by=_BY) as work:
        return grow_log(by=work.actor, now=work.now).added
