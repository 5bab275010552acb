"""`prakerja bench storage`: what an applicant who has joined a wave weighs in the database, table by table."""

import json
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.django_ready import django_ready

#: Bytes that an applicant may weigh, indexes included, verdicts not (design.md, §6).
REFERENCE: Final = 1_900

type Weights = dict[str, float]


@click.command()
@click.option(
    "--applicants", type=click.IntRange(1_000, 5_000_000), default=50_000, show_default=True, help="How many."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def storage(applicants: int, *, as_json: bool) -> None:
    """Fill a database of its own with people who joined a wave, and weigh it. Exit status 1: over the reference."""
    with django_ready():
        from prakerja.console.weigh_applicants import weigh_applicants

        report = report_on(weigh_applicants(applicants), applicants=applicants)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)
    if not report["passed"]:
        raise SystemExit(1)


def report_on(weights: Weights, *, applicants: int) -> dict[str, object]:
    """What is printed as JSON. `ratio`: the bytes of one applicant to the reference."""
    each = round(sum(weights.values()))
    return {
        "applicants": applicants,
        "bytes_per_applicant": each,
        "reference": REFERENCE,
        "ratio": round(each / REFERENCE, 3),
        "passed": each <= REFERENCE,
        "tables": {table: round(weight) for table, weight in sorted(weights.items(), key=lambda one: -one[1])},
    }


def print_table(report: dict[str, object]) -> None:
    """The same for people."""
    table = Table("Table", "Bytes an applicant", title=f"{report['applicants']} applicants who joined a wave")
    tables = report["tables"]
    assert isinstance(tables, dict)
    for name, weight in tables.items():
        table.add_row(name, str(weight))
    table.add_section()
    table.add_row("all", f"{report['bytes_per_applicant']} of {report['reference']}")
    Console().print(table)
