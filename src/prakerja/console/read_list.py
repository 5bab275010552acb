"""Waiting until a file that was handed in has been read: by a worker, if one lives; else here and now."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import Final

import click

from prakerja.console.list_progress import shown_progress
from prakerja.kit.jobs import do_job, forget_dead_connections
from prakerja.kit.known_workers import is_worker_alive
from prakerja.kit.outage import is_our_outage
from prakerja.kit.retries import TryAgain
from prakerja.screening.jobs import take_in_list
from prakerja.screening.models import HandedInList
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState

_LOOKS_EVERY_S: Final = 0.3


def read_to_its_end(handed_in_id: int) -> HandedInList:
    """How it ended. While our own database is away it is waited for.

    Raises click.ClickException: the reading failed.
    """
    with _goes_on(), shown_progress(handed_in_id):
        while True:
            try:
                row = HandedInList.objects.get(pk=handed_in_id)
                if not row.file_name:
                    return row
                _go_on(handed_in_id)
            except Exception as error:
                if not is_our_outage(error) and not isinstance(error, TryAgain):
                    raise
                forget_dead_connections()
                sleep(_LOOKS_EVERY_S)


def _go_on(handed_in_id: int) -> None:
    if state_of(take_in_list, handed_in_id=handed_in_id) is WorkState.FAILED:
        raise click.ClickException("The reading failed; nothing was saved. The log has its cause. Try again.")
    if is_worker_alive():
        sleep(_LOOKS_EVERY_S)
    else:
        do_job(take_in_list.name, {"handed_in_id": handed_in_id})


@contextmanager
def _goes_on() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        click.echo("The file is handed in, and is read on by a worker or by the same command again.", err=True)
        raise
