"""The public log's background work."""

from contextlib import suppress
from typing import Final

from django.conf import settings

from prakerja.connectors.time_stamps.ask import ask_for_stamp
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.lost import is_found_again
from prakerja.kit.queue import put_many_on_queue
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog import jobs
from prakerja.publog.asking_job import ask_for_line, witnesses_to_ask
from prakerja.publog.grow_log import grow_log
from prakerja.publog.keep_stamp import checkpoint_to_stamp, keep_stamp
from prakerja.publog.name_witnesses import name_witnesses

_BY: Final = Actor.system("publog.grow_log")
_ASKS: Final = Actor.system("publog.ask_witnesses")


@does(jobs.grow_log)
def grow() -> None:
    """As many batches as there are, each saved by itself."""
    while _grow_some():
        pass


def _grow_some() -> int:
    """Witnesses are asked as soon as there is something new: a cut-off has minutes."""
    with unit_of_work(by=_BY) as work:
        added = grow_log(by=work.actor, now=work.now).added
        if added:
            _ask_those_who_have_not()
        return added


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


@does(jobs.ask_witnesses)
def ask_all() -> None:
    """The log names them before it asks them."""
    with unit_of_work(by=_ASKS) as work:
        name_witnesses(by=work.actor, now=work.now)
        _ask_those_who_have_not()


#: By the clock's own look at who has not cosigned the newest checkpoint.
is_found_again(jobs.ask_witness)


@does(jobs.ask_witness)
def ask_one(*, witness: str) -> None:
    ask_for_line(witness)


def _ask_those_who_have_not() -> None:
    put_many_on_queue(jobs.ask_witness, [{"witness": witness} for witness in witnesses_to_ask()])
