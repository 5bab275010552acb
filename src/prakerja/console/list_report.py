"""What an operator is told of a list that stands in the register."""

from typing import Final

import click
from pydantic import JsonValue
from rich.console import Console
from rich.table import Table

from prakerja.screening.acts import looks_of, said_of
from prakerja.screening.models import ExclusionList, ListInForce

type Report = dict[str, JsonValue]
_CALLED: Final = {"was_there": "was in the register before"}


def report_of(row: ExclusionList, *, was_there: bool) -> Report:
    return {
        "list": row.pk,
        "name": row.name,
        **said_of(row),
        "year": row.year,
        **looks_of(row),
        "was_there": was_there,
        "in_force": ListInForce.objects.filter(pk=row.pk).exists(),
    }


def print_report(report: Report) -> None:
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right", overflow="fold")
    for name, value in report.items():
        table.add_row(
            _CALLED.get(name, name.replace("_", " ")),
            f"{value:,}" if type(value) is int and name != "year" else _said(value),
        )
    Console().print(table)
    if not report["in_force"]:
        click.echo("It bars nobody: an officer proposes it in the office, and another one confirms.")


def _said(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return " ".join(map(_said, value.values()))
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or "none"
    return "" if value is None else str(value)
