"""`prakerja bench faults`: a programme of its own is broken in every way while people use it; counts what was lost."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_faults_course import Course, run_course
from prakerja.console.bench_faults_disk import disk_of_its_own

#: Done without a person within that of a database's restart; each figure is told beside it.
_REACH_S: Final = 90
#: The programme, and room above what it asks for at least.
_MEGABYTES: Final = 1_800


@click.command()
@click.option("--quick", is_flag=True, help="One round of faults, with fewer people: some minutes.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def faults(*, quick: bool, as_json: bool) -> None:
    """Kill, stop and silence every part of a programme of its own while people use it; exit status 1: something was
    lost."""
    with folder_of_its_own() as var, disk_of_its_own(var, megabytes=_MEGABYTES):
        course = run_course(var, quick=quick)
    report = report_on(course)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_tables(report)
    if any(course.losses.values()):
        raise click.ClickException("Something was lost")


def report_on(course: Course) -> dict[str, object]:
    """What is printed as JSON. `reference`: the seconds that healing may take; `ratio`: the longest against it."""
    longest = max((stage.seconds for stage in course.stages), default=0.0)
    longest = max([longest, *(fault.healed_s for fault in course.faults)])
    return {
        "seconds": round(course.seconds, 1),
        "reference": _REACH_S,
        "ratio": round(longest / _REACH_S, 3),
        "first_page_seconds": max((fault.first_page_s for fault in course.faults), default=0.0),
        "applicants": course.applicants,
        "sent_again": course.sent_again,
        "faults": [vars(fault) for fault in course.faults],
        "stages": [vars(stage) for stage in course.stages],
        "code_seconds": course.code_seconds,
        "lost": course.losses,
    }


def print_tables(report: dict[str, object]) -> None:
    """The same for people."""
    console = Console()
    for title, rows in (("Faults", report["faults"]), ("Stages of a wave", report["stages"])):
        assert isinstance(rows, list)
        table = Table(*(str(name).replace("_", " ") for name in (rows[0] if rows else {})), title=title)
        for row in rows:
            table.add_row(*(str(value) for value in row.values()))
        console.print(table)
    for title, figures in (("A code, in seconds", report["code_seconds"]), ("Lost", report["lost"])):
        assert isinstance(figures, dict)
        table = Table("", "", title=title)
        for name, figure in figures.items():
            table.add_row(name.replace("_", " "), str(figure))
        console.print(table)
    click.echo(f"{report['applicants']} applicants joined under faults and sent {report['sent_again']} requests again.")


@contextmanager
def folder_of_its_own(*, within: Path | None = None) -> Iterator[Path]:
    """And no setting of anybody else's programme. `within`: in another place than temporary files usually are."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PRAKERJA_")}
    with TemporaryDirectory(prefix="prakerja-faults-", dir=within) as name:
        # The server's user, who is another one where we are root, must reach its files.
        Path(name).chmod(0o755)
        os.environ["PRAKERJA_VAR"] = name
        try:
            yield Path(name)
        finally:
            del os.environ["PRAKERJA_VAR"]
            os.environ.update(kept)
