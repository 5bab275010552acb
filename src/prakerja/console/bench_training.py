"""`prakerja bench training`: partners work by chance while all is killed; then their books are compared with ours."""

import json
import secrets
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_faults import folder_of_its_own
from prakerja.console.django_ready import django_ready

_DEFAULT_PURCHASES: Final = 5_000


@click.command()
@click.option(
    "--purchases", type=click.IntRange(10, 1_000_000), default=_DEFAULT_PURCHASES, show_default=True, help="How many."
)
@click.option("--seed", type=click.IntRange(0), help="Of what the partners do by chance; else another one each time.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def training(purchases: int, seed: int | None, *, as_json: bool) -> None:
    """Let the sandbox's partners buy, void, redeem and complete by v1 while pages, worker and database are killed, then
    compare their books with ours; exit status 1: something differs."""
    with folder_of_its_own() as var, django_ready(stop_database=True):
        from prakerja.console.bench_training_course import run_training

        report = run_training(var, purchases=purchases, seed=secrets.randbelow(2**32) if seed is None else seed)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_tables(report)
    if report["ratio"]:
        raise click.ClickException("The books of the partners differ from ours")


def print_tables(report: dict[str, object]) -> None:
    """The same for people."""
    console = Console()
    apart = {"told": "What the partners did", "differences": "What differs"}
    rest = {name: figure for name, figure in report.items() if name not in apart}
    for title, rows in (("The run", rest), *((title, report[name]) for name, title in apart.items())):
        assert isinstance(rows, dict)
        table = Table("", "", title=title)
        for name, figure in rows.items():
            table.add_row(str(name).replace("_", " "), str(figure))
        console.print(table)
