"""`prakerja bench payouts --hostile`: a bank that misbehaves, while workers and database are killed; what differs."""

import os

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_faults import folder_of_its_own
from prakerja.console.bench_hostile_bank import hostile_bank, houses_of
from prakerja.console.django_ready import django_ready


def measure_hostile(payouts: int, *, seed: int, kills_at_commit: int) -> dict[str, object]:
    """On a database and with a bank of its own; what is printed as JSON."""
    with folder_of_its_own() as var, hostile_bank(var, seed=seed) as bank:
        os.environ["PRAKERJA_HOUSES"] = str(houses_of(var))
        try:
            with django_ready(stop_database=True):
                from prakerja.console.bench_hostile_course import run_hostile

                return run_hostile(var, bank, payouts=payouts, seed=seed, kills_at_commit=kills_at_commit)
        finally:
            del os.environ["PRAKERJA_HOUSES"]


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
