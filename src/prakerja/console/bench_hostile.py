"""`prakerja bench payouts --hostile`: a bank that misbehaves, while workers and database are killed; what differs."""

import os
import shutil
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.config.postmaster import clear_what_is_left
from prakerja.console.bench_faults import folder_of_its_own
from prakerja.console.bench_hostile_bank import hostile_bank, houses_of
from prakerja.console.bench_hostile_end import ended_in_order
from prakerja.console.django_ready import django_ready

_MEMORY: Final = Path("/dev/shm")  # noqa: S108  the folder in it has a name of its own
_ROOM: Final = 2 << 30


def measure_hostile(payouts: int, *, seed: int, kills_at_commit: int) -> dict[str, object]:
    """On a database and with a bank of its own; what is printed as JSON. However it ends, nobody of it is left."""
    with ended_in_order(), folder_of_its_own(within=_in_memory()) as var:
        try:
            with hostile_bank(var, seed=seed) as bank:
                os.environ["PRAKERJA_HOUSES"] = str(houses_of(var))
                with django_ready(stop_database=True):
                    from prakerja.console.bench_hostile_course import run_hostile

                    return run_hostile(var, bank, payouts=payouts, seed=seed, kills_at_commit=kills_at_commit)
        finally:
            os.environ.pop("PRAKERJA_HOUSES", None)
            # A database that was just killed cannot be stopped, and what it began may work on.
            clear_what_is_left(var / "postgres")


def _in_memory() -> Path | None:
    """Where a kill -9 loses as little as on a disk, and a database that starts again has none to wait for: it would
    read its whole folder to it, for seconds, every twelve. None: there is no such place, or another one is named.
    """
    is_named = "TMPDIR" in os.environ
    is_there = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if is_there and not is_named else None


def print_hostile(report: dict[str, object]) -> None:
    """The same for people. Raises click.ClickException where anything differs."""
    console = Console()
    parts = {name: part for name, part in report.items() if isinstance(part, dict)}
    figures = {name: figure for name, figure in report.items() if name not in parts}
    for title, rows in {"Payouts through a hostile bank": figures, **parts}.items():
        table = Table("", "", title=title.replace("_", " "))
        for name, figure in rows.items():
            table.add_row(str(name).replace("_", " "), str(figure))
        console.print(table)


def refuse_differences(report: dict[str, object]) -> None:
    """Exit status 1. Raises click.ClickException."""
    if report["ratio"]:
        raise click.ClickException("The bank's books and ours differ")
