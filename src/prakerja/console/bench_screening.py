"""`prakerja bench screening`: so many joiners screened against lists of so many NIKs, and what a joiner weighs."""

import json
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own
from prakerja.draw.engine.peak_memory import peak_rss_mb

#: A million joiners against ten million listed NIKs within 30 s.
WANTED: Final = 1_000_000 // 30
#: Of a joiner, their verdict and their outcome, indexes included.
BYTES_WANTED: Final = 600

type Report = dict[str, float]


@click.command()
@click.option(
    "--joiners", type=click.IntRange(1_000, 10_000_000), default=1_000_000, show_default=True, help="Of the wave."
)
@click.option(
    "--listed", type=click.IntRange(1_000, 50_000_000), default=10_000_000, show_default=True, help="NIKs on lists."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def screening(joiners: int, listed: int, *, as_json: bool) -> None:
    """Screen a closed wave in a database of its own: the verb, as the worker does it."""
    with database_of_its_own("prakerja_bench_screening"):
        from prakerja.console import bench_screening_wave as filled

        wave = filled.put_wave(joiners, listed)
        reference = filled.bare_join()
        seconds, refused = filled.screen(wave)
        weights = filled.bytes_of_each(joiners)
    report = report_on(joiners, listed, seconds=seconds, refused=refused, reference=reference, weights=weights)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def report_on(
    joiners: int, listed: int, *, seconds: float, refused: int, reference: float, weights: dict[str, float]
) -> Report:
    """What is printed as JSON. `reference`: joiners per second that are only joined with the lists, and kept."""
    return {
        "joiners": joiners,
        "listed": listed,
        "refused": refused,
        "seconds": round(seconds, 2),
        "per_second": round(joiners / seconds),
        "wanted_per_second": WANTED,
        "reference": round(joiners / reference),
        "ratio": round(reference / seconds, 3),
        **{f"bytes_of_{name}": round(weight) for name, weight in weights.items()},
        "bytes_a_joiner": round(sum(weights.values())),
        "bytes_wanted": BYTES_WANTED,
        "peak_rss_mb": peak_rss_mb(),
    }


def print_table(report: Report) -> None:
    """The same for people."""
    title = f"{report['joiners']:,.0f} joiners against {report['listed']:,.0f} listed in {report['seconds']} s"
    table = Table("", "joiners per second", title=title)
    table.add_row("screened, a verdict each", f"{report['per_second']:,.0f}")
    table.add_row("wanted", f"{report['wanted_per_second']:,.0f}")
    table.add_row("a bare join with the lists", f"{report['reference']:,.0f}")
    Console().print(table)
    click.echo(f"Ratio: {report['ratio']}. Memory at most: {report['peak_rss_mb']} MB.")
    parts = ", ".join(f"{name} {report[f'bytes_of_{name}']}" for name in ("joiner", "verdict", "outcome"))
    click.echo(f"Bytes a joiner: {report['bytes_a_joiner']} of {report['bytes_wanted']} ({parts}).")
