"""`prakerja bench lists`: rows of a list read, checked and saved per second, against a bare COPY of the same file."""

import json
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own
from prakerja.draw.engine.peak_memory import peak_rss_mb

#: Rows per second to reach.
WANTED: Final = 100_000
_LONGEST_MS: Final = 600_000
_PIECE: Final = 1_000_000
_LINES_AT_ONCE: Final = 10_000
_DAYS: Final = 20_011

type Report = dict[str, float]


@click.command()
@click.option(
    "--rows", type=click.IntRange(10_000, 50_000_000), default=1_000_000, show_default=True, help="Of the file."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def lists(rows: int, *, as_json: bool) -> None:
    """Hand in a list of so many people and take it into the register."""
    with tempfile.TemporaryDirectory() as folder, database_of_its_own("prakerja_bench_lists"):
        file = Path(folder) / "list.csv"
        write_list(file, rows)
        handing_in = _hand_in(file)
        taking_in, people = _take_in()
        reference = rows / _copy_bare(file)
    report = report_on(rows, people, handing_in=handing_in, taking_in=taking_in, reference=reference)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def write_list(path: Path, rows: int) -> None:
    """NIKs of places and days that exist, in no order; the same ones in every run."""
    from prakerja.regions.known import regencies_on

    places = [f"{one.code}{district:02}" for one in regencies_on(date(2021, 1, 1)) for district in range(1, 30)]
    days = [f"{date(1945, 1, 1) + timedelta(days=day):%d%m%y}" for day in range(_DAYS)]
    with path.open("w") as file:
        file.write("nik\n")
        for begin in range(0, rows, _LINES_AT_ONCE):
            file.writelines(
                # Three walks of lengths that share no divisor: far apart from line to line, and hardly ever the same.
                f"{places[line * 7_919 % len(places)]}{days[line * 104_729 % _DAYS]}{line * 6_151 % 9_973 + 1:04}\n"
                for line in range(begin, min(begin + _LINES_AT_ONCE, rows))
            )


def report_on(rows: int, people: int, *, handing_in: float, taking_in: float, reference: float) -> Report:
    """What is printed as JSON. `per_second`: rows read, checked and saved, once the file is handed in."""
    return {
        "rows": rows,
        "people": people,
        "seconds": round(taking_in, 3),
        "seconds_of_handing_in": round(handing_in, 3),
        "per_second": round(rows / taking_in),
        "wanted_per_second": WANTED,
        "reference": round(reference),
        "ratio": round(rows / taking_in / reference, 3),
        "peak_rss_mb": peak_rss_mb(),
    }


def print_table(report: Report) -> None:
    """The same for people."""
    table = Table("", "rows per second", title=f"A list of {report['rows']:,.0f} rows")
    table.add_row("read, checked and saved", f"{report['per_second']:,.0f}")
    table.add_row("a bare COPY of the same file", f"{report['reference']:,.0f}")
    Console().print(table)
    click.echo(f"Ratio: {report['ratio']}. Memory at most: {report['peak_rss_mb']} MB.")
    click.echo(f"Handing it in took {report['seconds_of_handing_in']} s before that.")


def _hand_in(file: Path) -> float:
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.screening.hand_in_list import hand_in_list
    from prakerja.screening.kinds import ListKind
    from prakerja.screening.list_details import ListDetails
    from prakerja.screening.list_files import keep_list_file

    begin = time.perf_counter()
    details = ListDetails(ListKind.DTKS, "Bench", "Bench", "Bench", date(2021, 1, 1))
    with file.open("rb") as content:
        kept = keep_list_file(content)
    with unit_of_work(by=Actor.operator("prakerja bench lists")) as work:
        hand_in_list(file=kept, details=details, by=work.actor, now=work.now)
    return time.perf_counter() - begin


def _take_in() -> tuple[float, int]:
    """The seconds, and how many people are on the list then."""
    from prakerja.kit.queue import do_waiting_jobs
    from prakerja.screening.models import ExclusionList

    begin = time.perf_counter()
    do_waiting_jobs()
    return time.perf_counter() - begin, ExclusionList.objects.get().people


def _copy_bare(file: Path) -> float:
    """The seconds in which the same file goes into a table without a key, as it is."""
    from django.db import connection

    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work

    begin = time.perf_counter()
    work = unit_of_work(by=Actor.operator("prakerja bench lists"), statement_timeout_ms=_LONGEST_MS)
    with work, connection.cursor() as cursor, file.open("rb") as content:
        cursor.execute("CREATE TEMPORARY TABLE bare (nik text) ON COMMIT DROP")
        with cursor.copy("COPY bare FROM STDIN (FORMAT csv, HEADER)") as copy:
            while piece := content.read(_PIECE):
                copy.write(piece)
    return time.perf_counter() - begin
