"""The public log's background work."""

from contextlib import suppress
from typing import Final

from django.conf import settings

from prakerja.connectors.time_stamps.ask import ask_for_stamp
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog import jobs
from prakerja.publog.grow_log import grow_log
from prakerja.publog.keep_stamp import checkpoint_to_stamp, keep_stamp

_BY: Final = Actor.system("publog.grow_log")


@does(jobs.grow_log)
def grow() -> None:
    """As many batches as there are, each saved by itself."""
    while _grow_some():
        pass


def _grow_some() -> int:
    with unit_of_work(by=_BY) as work:
        return grow_log(by=work.actor, now=work.now).added


@does(jobs.stamp_checkpoint)
def stamp() -> None:
    # The clock tries again within a minute, and a later stamp vouches for what an earlier one would have.
    with suppress(TryAgain):
        _stamp_newest()


def _stamp_newest() -> None:
    note = checkpoint_to_stamp() if settings.TIME_STAMP_URL else None
    if note is None:
        return
    stamped = ask_for_stamp(note.encode())
    with unit_of_work(by=_BY) as work:
        keep_stamp(note, reply=stamped.reply, at=stamped.at, by=work.actor)
