"""`prakerja bench payouts`: signed sends a second to the sandbox's bank, and how a long statement is read."""

import json

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own

_MOST_S = 3_600


@click.command()
@click.option("--sends", is_flag=True, help="Signed sends a second, with their latency.")
@click.option("--read-statement", is_flag=True, help="Reading a statement in both forms.")
@click.option("--seconds", type=click.IntRange(1, _MOST_S), default=600, show_default=True, help="Of sending.")
@click.option("--lines", type=click.IntRange(min=1), default=1_000_000, show_default=True, help="Of the statement.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def payouts(seconds: int, lines: int, *, sends: bool, read_statement: bool, as_json: bool) -> None:
    """Measure how fast payments leave and statements are read. Neither named: both."""
    from prakerja.console.bench_payouts_sends import measure_sends
    from prakerja.console.bench_payouts_statement import measure_reading

    report: dict[str, object] = {}
    if sends or not read_statement:
        with database_of_its_own("prakerja_bench_payouts") as url:
            report["sends"] = measure_sends(url, seconds=seconds)
    if read_statement or not sends:
        report["read_statement"] = measure_reading(lines)
    click.echo(json.dumps(report)) if as_json else _print(report)


def _print(report: dict[str, object]) -> None:
    for title, figures in report.items():
        assert isinstance(figures, dict)
        table = Table("", "", title=title.replace("_", " "))
        for name, figure in figures.items():
            table.add_row(str(name).replace("_", " "), str(figure))
        Console().print(table)
