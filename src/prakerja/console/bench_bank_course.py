"""What happens in `prakerja bench bank`: who moves money, who is killed and when, and what is counted at the end."""

import multiprocessing
import os
import secrets
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil
import psycopg
from django.conf import settings
from django.db import connection

from prakerja.config.postmaster import start_again
from prakerja.console.bench_bank_count import differences_of, faults_found, told_in
from prakerja.console.bench_bank_total import read_total
from prakerja.console.bench_bank_worker import PEOPLE, move_money, sum_up
from prakerja.console.bench_ledger_books import open_accounts
from prakerja.console.tables import bring_tables_up_to_date

_WORKERS: Final = 8
#: Two at once, so that one waits for the other, or is left behind by it.
_SUMMERS: Final = 2
_LOOKS_EVERY_S: Final = 0.2
#: One of them is killed as often as this on average, and the database.
_WORKER_DIES_EVERY_S: Final = 1.5
_DATABASE_DIES_EVERY_S: Final = 15.0


@dataclass
class Killed:
    workers: int = 0
    databases: int = 0


@dataclass
class Bank:
    """The processes, each with a file of its own in which it tells what it knows to be done."""

    folder: Path
    postgres: Path
    begun: dict[str, multiprocessing.context.ForkProcess] = field(default_factory=dict)
    killed: Killed = field(default_factory=Killed)

    def keep_all_running(self) -> None:
        names = [f"mover-{number}" for number in range(_WORKERS)] + [f"summer-{number}" for number in range(_SUMMERS)]
        for name in names:
            if name not in self.begun or not self.begun[name].is_alive():
                does = move_money if name.startswith("mover") else sum_up
                process = multiprocessing.get_context("fork").Process(target=does, args=(self.folder / name,))
                process.start()
                self.begun[name] = process

    def kill_one(self) -> None:
        process = secrets.choice(list(self.begun.values()))
        process.kill()
        process.join()
        self.killed.workers += 1

    def kill_database(self) -> None:
        """kill -9 of its first process; it is started as `prakerja run` starts it again."""
        number = int((self.postgres / "postmaster.pid").read_text().split()[0])
        with suppress(psutil.NoSuchProcess):
            os.kill(number, signal.SIGKILL)
            psutil.Process(number).wait(10)
        self.killed.databases += 1
        start_again(self.postgres)

    def stop(self) -> None:
        for process in self.begun.values():
            process.kill()
            process.join()


def run_bank(var: Path, *, seconds: float) -> dict[str, object]:
    """What is printed as JSON. `reference`: the differences that there may be; `ratio`: how many there are."""
    folder = var / "told"
    folder.mkdir()
    bring_tables_up_to_date()
    open_accounts(PEOPLE)
    url = settings.ENVIRONMENT.database_url
    assert url is not None, "the database is ready"
    before = read_total(url)
    _leave_database()
    bank, reads, began = Bank(folder, var / "postgres"), Counter[str](), time.monotonic()
    try:
        _move_and_kill(bank, reads, url=url, total=before, until=began + seconds)
    finally:
        bank.stop()
    start_again(bank.postgres)
    return _report(bank, reads, seconds=time.monotonic() - began, changed=read_total(url) != before)


def _move_and_kill(bank: Bank, reads: Counter[str], *, url: str, total: int, until: float) -> None:
    while time.monotonic() < until:
        bank.keep_all_running()
        with suppress(psycopg.OperationalError):
            reads["same" if read_total(url) == total else "changed"] += 1
        if _happens_once_in(_WORKER_DIES_EVERY_S):
            bank.kill_one()
        if _happens_once_in(_DATABASE_DIES_EVERY_S):
            bank.kill_database()
        time.sleep(_LOOKS_EVERY_S)
    if not bank.killed.databases:
        bank.kill_database()


def _happens_once_in(seconds: float) -> bool:
    return secrets.randbelow(1_000) < 1_000 * _LOOKS_EVERY_S / seconds


def _report(bank: Bank, reads: Counter[str], *, seconds: float, changed: bool) -> dict[str, object]:
    told = told_in(bank.folder)
    faults = faults_found()
    differences = {
        "totals_that_changed": reads["changed"] + changed,
        **differences_of(told),
        "faults_of_the_books": len(faults),
    }
    return {
        "seconds": round(seconds, 1),
        "operations": len(told["moved"]),
        "refused": len(told["refused"]),
        "sums_taken": sum(int(words[0]) for words in told["summed"]),
        "reads_of_the_total": reads.total(),
        "workers_killed": bank.killed.workers,
        "databases_killed": bank.killed.databases,
        "differences": differences,
        "faults": faults,
        "reference": 0,
        "ratio": sum(differences.values()),
    }


def _leave_database() -> None:
    """Processes that are begun by a copy of this one must not find its connections."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
