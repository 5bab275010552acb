"""`prakerja bench payouts`: instructions built and shown, signed sends to the sandbox's bank, a long statement read."""

import json
from collections.abc import Callable
from typing import Final, NamedTuple

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own

_MOST_S = 3_600


@click.command()
@click.option("--build", is_flag=True, help="Instructions built and posted per second, on a database of its own.")
@click.option("--show", is_flag=True, help="A batch of so many payments as finance opens it.")
@click.option("--sends", is_flag=True, help="Signed sends a second, with their latency.")
@click.option("--read-statement", is_flag=True, help="Reading a statement in both forms.")
@click.option("--reconcile", "is_reconciled", is_flag=True, help="A long statement in both forms, beside the books.")
@click.option("--seconds", type=click.IntRange(1, _MOST_S), default=600, show_default=True, help="Of sending.")
@click.option("--minutes", type=click.FloatRange(0.05, _MOST_S / 60), help="Of sending; instead of seconds.")
@click.option("--lines", type=click.IntRange(min=1), default=1_000_000, show_default=True, help="Of the statement.")
@click.option("--hostile", is_flag=True, help="Alone: through a bank that misbehaves, while all is killed.")
@click.option(
    "--payouts",
    "people",
    type=click.IntRange(100, 5_000_000),
    help="To build and to show (600,000 unless said), or to pay through a hostile bank (20,000).",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of what the hostile bank does.")
@click.option(
    "--kills-at-commit",
    type=click.IntRange(min=0),
    default=200,
    show_default=True,
    help="Between the hostile bank's answer and what is saved of it.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def payouts(
    seconds: int,
    minutes: float | None,
    lines: int,
    people: int | None,
    seed: int,
    kills_at_commit: int,
    *,
    hostile: bool,
    build: bool,
    show: bool,
    sends: bool,
    read_statement: bool,
    is_reconciled: bool,
    as_json: bool,
) -> None:
    """Measure how fast payments are built and leave, and statements are read. None named: all of these.

    With --hostile: how the bank's books and ours differ at the end. Exit status 1: they do.
    """
    if hostile:
        _run_hostile(people or 20_000, seed=seed, kills_at_commit=kills_at_commit, as_json=as_json)
        return
    chosen = {
        "build": build,
        "show": show,
        "sends": sends,
        "read_statement": read_statement,
        "reconcile": is_reconciled,
    }
    sizes = _Sizes(people or 600_000, lines, round(minutes * 60) if minutes else seconds)
    named = [name for name, is_named in chosen.items() if is_named] or list(chosen)
    report: dict[str, object] = {name: _MEASURES[name](sizes) for name in named}
    click.echo(json.dumps(report)) if as_json else _print(report)


class _Sizes(NamedTuple):
    people: int
    lines: int
    seconds: int


def _build(sizes: _Sizes) -> object:
    with database_of_its_own("prakerja_bench_payouts"):
        from prakerja.console.bench_payouts_build import measure_building

        return measure_building(sizes.people)


def _show(sizes: _Sizes) -> object:
    with database_of_its_own("prakerja_bench_payouts"):
        from prakerja.console.bench_payouts_show import measure_showing

        return measure_showing(sizes.people)


def _send(sizes: _Sizes) -> object:
    from prakerja.console.bench_payouts_sends import measure_sends

    with database_of_its_own("prakerja_bench_payouts") as url:
        return measure_sends(url, seconds=sizes.seconds)


def _read_statement(sizes: _Sizes) -> object:
    from prakerja.console.bench_payouts_statement import measure_reading

    return measure_reading(sizes.lines)


def _reconcile(sizes: _Sizes) -> object:
    from prakerja.console.bench_payouts_reconcile import measure_reconciling

    return measure_reconciling(sizes.lines)


#: What is imported late needs Django, which the database makes ready.
_MEASURES: Final[dict[str, Callable[[_Sizes], object]]] = {
    "build": _build,
    "show": _show,
    "sends": _send,
    "read_statement": _read_statement,
    "reconcile": _reconcile,
}


def _run_hostile(people: int, *, seed: int, kills_at_commit: int, as_json: bool) -> None:
    from prakerja.console.bench_hostile import measure_hostile, print_hostile, refuse_differences

    report = measure_hostile(people, seed=seed, kills_at_commit=kills_at_commit)
    click.echo(json.dumps(report)) if as_json else print_hostile(report)
    refuse_differences(report)


def _print(report: dict[str, object]) -> None:
    for title, figures in report.items():
        assert isinstance(figures, dict)
        table = Table("", "", title=title.replace("_", " "))
        for name, figure in figures.items():
            table.add_row(str(name).replace("_", " "), str(figure))
        Console().print(table)
