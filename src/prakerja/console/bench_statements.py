"""`prakerja bench statements`: how long a statement of a million lines takes, made, as a file and over the API."""

import json
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own, running_server
from prakerja.draw.engine.peak_memory import peak_rss_mb

#: Of a million lines, as a file; and over the API, page by page.
WANTED = 60


@click.command()
@click.option(
    "--lines", type=click.IntRange(1_000, 10_000_000), default=1_000_000, show_default=True, help="Of one institution."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def statements(lines: int, *, as_json: bool) -> None:
    """Make one institution's statement of a month, write it as CSV and read it over the API. Beside a bare COPY."""
    with database_of_its_own("prakerja_bench_statements") as url:
        from prakerja.console import bench_statements_month as month

        partner, sign_key = month.put_lines(lines)
        made = month.make_all(lines)
        reference = month.bare_copy(partner)
        seconds, megabytes = month.write_all(partner, lines)
        with running_server(url) as port:
            called = month.call_for_all(port, partner, sign_key, lines)
        effort = month.effort_of_copying(partner)
    report: dict[str, Any] = {
        "lines": lines,
        "seconds": round(seconds, 1),
        "wanted_seconds": WANTED,
        "megabytes": megabytes,
        "reference": round(reference, 1),
        "ratio": round(reference / seconds, 3),
        "api_seconds": round(called, 1),
        "processor_ms_a_thousand": {
            "program": round(1_000_000 * effort.program_s / lines, 2),
            "database": round(1_000_000 * effort.database_s / lines, 2),
        },
        "made_seconds": round(made, 1),
        "peak_rss_mb": peak_rss_mb(),
    }
    if as_json:
        click.echo(json.dumps(report))
    else:
        _print(report)


def _print(report: dict[str, Any]) -> None:
    table = Table("", "seconds", title=f"A statement of {report['lines']:,.0f} lines")
    table.add_row(f"as CSV ({report['megabytes']} MB)", f"{report['seconds']}")
    table.add_row("over the API, ten thousand a call", f"{report['api_seconds']}")
    table.add_row("wanted of each", f"{report['wanted_seconds']}")
    table.add_row("bare COPY of the same rows", f"{report['reference']}")
    table.add_row("made by the worker", f"{report['made_seconds']}")
    Console().print(table)
    click.echo(f"Ratio: {report['ratio']}. Memory at most: {report['peak_rss_mb']} MB.")
