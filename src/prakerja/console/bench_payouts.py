"""`prakerja bench payouts`: instructions built, signed sends to the sandbox's bank, a long statement read."""

import json

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own

_MOST_S = 3_600


@click.command()
@click.option("--build", is_flag=True, help="Instructions built and posted per second, on a database of its own.")
@click.option("--sends", is_flag=True, help="Signed sends a second, with their latency.")
@click.option("--read-statement", is_flag=True, help="Reading a statement in both forms.")
@click.option("--seconds", type=click.IntRange(1, _MOST_S), default=600, show_default=True, help="Of sending.")
@click.option("--minutes", type=click.FloatRange(0.05, _MOST_S / 60), help="Of sending; instead of seconds.")
@click.option("--lines", type=click.IntRange(min=1), default=1_000_000, show_default=True, help="Of the statement.")
@click.option(
    "--payouts", "people", type=click.IntRange(1_000, 5_000_000), default=600_000, show_default=True, help="To build."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def payouts(
    seconds: int,
    minutes: float | None,
    lines: int,
    people: int,
    *,
    build: bool,
    sends: bool,
    read_statement: bool,
    as_json: bool,
) -> None:
    """Measure how fast payments are built and leave, and statements are read. None named: all."""
    from prakerja.console.bench_payouts_sends import measure_sends
    from prakerja.console.bench_payouts_statement import measure_reading

    report: dict[str, object] = {}
    is_all = not (build or sends or read_statement)
    if build or is_all:
        with database_of_its_own("prakerja_bench_payouts"):
            from prakerja.console.bench_payouts_build import measure_building

            report["build"] = measure_building(people)
    if sends or is_all:
        with database_of_its_own("prakerja_bench_payouts") as url:
            report["sends"] = measure_sends(url, seconds=round(minutes * 60) if minutes else seconds)
    if read_statement or is_all:
        report["read_statement"] = measure_reading(lines)
    click.echo(json.dumps(report)) if as_json else _print(report)


def _print(report: dict[str, object]) -> None:
    for title, figures in report.items():
        assert isinstance(figures, dict)
        table = Table("", "", title=title.replace("_", " "))
        for name, figure in figures.items():
            table.add_row(str(name).replace("_", " "), str(figure))
        Console().print(table)
