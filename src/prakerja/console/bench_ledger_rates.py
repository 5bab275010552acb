"""One posting at a time, by as many clients: through the verb, as one call in the database, and as bare statements."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import click

from prakerja.config.environment import ROOT
from prakerja.console.bench_ledger_books import WAVE, YEAR
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.post_statement import call_of_one_leg

REFERENCE: Final = ROOT / "bench" / "reference_transfer.sql"
_CLIENTS: Final = 8
#: As many processes as the web server has, and as many threads in each.
_PROCESSES: Final = 2
_PERSON: Final = "('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))"


def round_of_rates(pgbench: str, url: str, *, people: int, seconds: int) -> dict[str, float]:
    """Postings per second, each kind once, one after the other: a machine that is busy is so for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        call = Path(folder) / "post.sql"
        call.write_text(one_call())
        run = [pgbench, "-n", "-M", "prepared", "-c", str(_CLIENTS), "-j", "2", "-T", str(seconds)]
        return {
            "reference": _pgbench([*run, "-f", str(REFERENCE), "-D", f"people={people}", url]),
            "single": _through_the_verb(url, people=people, seconds=seconds),
            "in_database": _pgbench([*run, "-f", str(call), "-D", f"people={people}", url]),
        }


def one_call() -> str:
    """The verb's own call for a posting of one leg between two balances, with pgbench's values. Whoever calls has the
    person's id; pgbench makes it of a number, and does so once for a call (five times cost 4.5 µs of 100).
    """
    values = {
        **dict.fromkeys(("owner_id", "debit_of", "credit_of", "first_of", "second_of"), "person.id"),
        "posting_id": "gen_random_uuid()",
        "act": "'bench.transfer'",
        "year": str(YEAR),
        "wave": str(WAVE),
        **dict.fromkeys(("happened_at", "posted_at"), "now()"),
        **dict.fromkeys(("corrects", "closes"), "NULL"),
        "reason": "''",
        **dict.fromkeys(("debit", "first_kind"), str(AccountKind.TRAINING_BALANCE.value)),
        **dict.fromkeys(("credit", "second_kind"), str(AccountKind.INCENTIVE_DUE.value)),
        **dict.fromkeys(("amount", "second_gain"), "1"),
        "first_gain": "(-1)",
    }
    call = re.sub(r"%\((\w+)\)s", lambda name: values[name[1]], call_of_one_leg())
    return f"\\set person random(1, :people)\n{call.strip()} FROM (SELECT {_PERSON}::uuid AS id OFFSET 0) AS person;\n"


def _pgbench(command: list[str]) -> float:
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own
    found = re.search(r"^tps = ([0-9.]+)", run.stdout, re.MULTILINE)
    if run.returncode or found is None:
        raise click.ClickException(f"pgbench failed: {run.stderr.strip()[:500]}")
    return float(found[1])


def _through_the_verb(url: str, *, people: int, seconds: int) -> float:
    """Each process has loaded everything and opened its connections before the first begins."""
    threads = str(_CLIENTS // _PROCESSES)
    command = [sys.executable, "-m", "prakerja.console.bench_ledger_client", threads, str(people), str(seconds)]
    environment = os.environ | {"PRAKERJA_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "prakerja.config.settings"}
    started = [
        subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        for _ in range(_PROCESSES)
    ]
    try:
        return sum(_posted_by_all(started)) / seconds
    finally:
        for process in started:
            process.kill()
            process.communicate()


def _posted_by_all(started: list[subprocess.Popen[str]]) -> list[int]:
    for process in started:
        _line_of(process)
    for process in started:
        stdin = process.stdin
        assert stdin is not None
        stdin.write("begin\n")
        stdin.flush()
    return [int(_line_of(process)) for process in started]


def _line_of(process: subprocess.Popen[str]) -> str:
    stdout = process.stdout
    assert stdout is not None
    line = stdout.readline()
    if not line:
        raise click.ClickException("A process that posts has ended")
    return line
