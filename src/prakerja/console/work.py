"""`prakerja work`: how far the long work is that somebody waits for, from an import to a wave's letters."""

import json
import time
from dataclasses import asdict, dataclass
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from prakerja.console.django_ready import django_ready

_LOOKS_EVERY_S: Final = 1.0


@dataclass(frozen=True)
class Reached:
    """Nothing in it is of a person. `stage`: empty where the work has none. `of`: None where nobody counts."""

    kind: str
    subject: str
    state: str
    stage: str
    done: int
    of: int | None


@click.command()
@click.option("--follow", is_flag=True, help="Look again every second, with a bar for each, until all of it has ended.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def work(*, follow: bool, as_json: bool) -> None:
    """Say what long work is due, under way or failed, at which stage, and how far it is."""
    with django_ready():
        if follow and not as_json:
            _follow()
        reached = read_work()
    if as_json:
        click.echo(json.dumps({"work": [asdict(one) for one in reached]}))
    else:
        print_work(reached)


def read_work() -> list[Reached]:
    """All that has not ended, what was asked for first before the rest."""
    from prakerja.work.models import LongWork
    from prakerja.work.states import WorkState

    rows = LongWork.objects.exclude(state=WorkState.ENDED).order_by("asked_at", "kind")
    return [Reached(row.kind, row.subject, row.state, stage_in(row.cursor), row.done, row.of) for row in rows]


def stage_in(cursor: str) -> str:
    """The word that it begins with; nothing where it is a place in a table."""
    word = cursor.partition(" ")[0]
    return word.replace("_", " ") if word.replace("_", "").isalpha() else ""


def print_work(reached: list[Reached]) -> None:
    """The same for people."""
    if not reached:
        click.echo("Nothing is under way.")
        return
    table = Table("work", "on", "state", "stage", "done")
    for one in reached:
        done = f"{one.done:,}" + ("" if one.of is None else f" of {one.of:,}")
        table.add_row(one.kind, one.subject, one.state, one.stage, done)
    Console().print(table)


def _follow() -> None:
    """Returns once nothing is open. What has failed is waited for by people, and not here."""
    from prakerja.work.states import OPEN

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        shown: dict[tuple[str, str], TaskID] = {}
        while still_open := [one for one in read_work() if one.state in OPEN]:
            for one in still_open:
                _show(bars, shown, one)
            time.sleep(_LOOKS_EVERY_S)


def _show(bars: Progress, shown: dict[tuple[str, str], TaskID], one: Reached) -> None:
    key = (one.kind, one.subject)
    if key not in shown:
        shown[key] = bars.add_task(one.kind, total=None)
    stage = f" ({one.stage})" if one.stage else ""
    bars.update(shown[key], description=f"{one.kind} · {one.subject}{stage}", completed=one.done, total=one.of)
