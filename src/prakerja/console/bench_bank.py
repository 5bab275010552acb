"""`prakerja bench bank`: eight move money among a hundred accounts while they and the database are killed at random."""

import json
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_faults import folder_of_its_own
from prakerja.console.django_ready import django_ready

_DEFAULT_MINUTES: Final = 10.0


@click.command()
@click.option(
    "--minutes", type=click.FloatRange(0.05, 600), default=_DEFAULT_MINUTES, show_default=True, help="Of moving money."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def bank(minutes: float, *, as_json: bool) -> None:
    """Kill workers and database while money moves, then compare the books with what was acknowledged; exit status 1:
    something differs."""
    with folder_of_its_own() as var, django_ready(stop_database=True):
        from prakerja.console.bench_bank_course import run_bank

        report = run_bank(var, seconds=minutes * 60)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_tables(report)
    if report["ratio"]:
        raise click.ClickException("The books differ from what was acknowledged")


def print_tables(report: dict[str, object]) -> None:
    """The same for people."""
    console = Console()
    differences = report["differences"]
    assert isinstance(differences, dict)
    figures = {name: figure for name, figure in report.items() if name != "differences"}
    for title, rows in (("The bank test", figures), ("Differences", differences)):
        table = Table("", "", title=title)
        for name, figure in rows.items():
            table.add_row(str(name).replace("_", " "), str(figure))
        console.print(table)
