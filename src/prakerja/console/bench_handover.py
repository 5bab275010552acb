"""`prakerja bench handover`: from the verdicts in the database to files, the draw, and back, part by part."""

import json
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_processor import Effort
from prakerja.console.bench_server import database_of_its_own
from prakerja.draw.engine.peak_memory import peak_rss_mb

#: Freezing, drawing with the copy back, and publishing, for a million.
WANTED_S: Final = 90
#: What is asked for together.
ASKED: Final = ("freezing", "drawing", "publishing")

type Efforts = dict[str, Effort]
type Report = dict[str, float | dict[str, float]]


@click.command()
@click.option(
    "--joiners", type=click.IntRange(1_000, 10_000_000), default=1_000_000, show_default=True, help="Of the wave."
)
@click.option(
    "--told", type=click.IntRange(0, 10_000_000), default=20_000, show_default=True, help="Of them told at the end."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def handover(joiners: int, told: int, *, as_json: bool) -> None:
    """Screen, freeze, draw and publish a wave in a database of its own, as the worker does it, and queue results."""
    with database_of_its_own("prakerja_bench_handover"):
        from prakerja.console import bench_handover_wave as wave

        efforts, parts, told = wave.whole_hand_over(joiners, told=min(told, joiners))
    report = report_on(joiners, efforts, parts, told=told)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def report_on(joiners: int, efforts: Efforts, parts: dict[str, float], *, told: int) -> Report:
    """What is printed as JSON. `parts`: seconds of what freezing and drawing are made of."""
    seconds = sum(efforts[name].seconds for name in ASKED)
    told_in = efforts["telling"].seconds
    return {
        "joiners": joiners,
        "seconds": round(seconds, 1),
        "wanted_seconds": round(WANTED_S * joiners / 1_000_000, 1),
        "per_second": round(joiners / seconds),
        "reference": round(1_000_000 / WANTED_S),
        "ratio": round(joiners / seconds / (1_000_000 / WANTED_S), 2),
        "told": told,
        "told_per_second": round(told / told_in) if told else 0,
        **{f"{name}_s": round(one.seconds, 1) for name, one in efforts.items()},
        "program_s": {name: round(one.program_s, 1) for name, one in efforts.items()},
        "database_s": {name: round(one.database_s, 1) for name, one in efforts.items()},
        "parts_s": {name: round(one, 1) for name, one in parts.items()},
        "peak_rss_mb": peak_rss_mb(),
    }


def print_table(report: Report) -> None:
    """The same for people."""
    program, database, parts = report["program_s"], report["database_s"], report["parts_s"]
    assert isinstance(program, dict)
    assert isinstance(database, dict)
    assert isinstance(parts, dict)
    title = f"The hand-over of {report['joiners']:,} joiners"
    table = Table("", "seconds", "program", "database", title=title)
    for name in program:
        table.add_row(name, f"{report[f'{name}_s']}", f"{program[name]}", f"{database[name]}")
    Console().print(table)
    click.echo(", ".join(f"{name} {seconds} s" for name, seconds in parts.items()))
    click.echo(
        f"{', '.join(ASKED)} together: {report['seconds']} s of {report['wanted_seconds']}."
        f" {report['told']:,} joiners told into the outbox at {report['told_per_second']:,} a second."
        f" Memory at most: {report['peak_rss_mb']} MB."
    )
