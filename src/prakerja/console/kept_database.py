"""The embedded database among what `prakerja run` keeps running: killed, it is back within seconds, and says so."""

import time
from pathlib import Path
from typing import Final

import click

from prakerja.config.postmaster import DatabaseDoesNotStart, is_alive, start_again

#: After a start that failed, ever longer: a full disk is not emptied by trying.
_PAUSES_S: Final = (1, 2, 5, 10, 30)


class KeptDatabase:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._failures = 0
        self._not_before = 0.0

    def look(self) -> None:
        """One that ended is started again, now or once the pause is over."""
        if is_alive(self._folder) or time.monotonic() < self._not_before:
            return
        click.secho("The database ended and is started again.", fg="yellow", err=True)
        begin = time.monotonic()
        try:
            start_again(self._folder)
        except DatabaseDoesNotStart as error:
            pause = _PAUSES_S[min(self._failures, len(_PAUSES_S) - 1)]
            self._failures += 1
            self._not_before = time.monotonic() + pause
            click.secho(f"{error} It is tried again in {pause} s.", fg="red", err=True)
        else:
            self._failures = 0
            click.secho(f"The database is back after {time.monotonic() - begin:.1f} s.", fg="green", err=True)
