"""What of `prakerja bench payouts` is building: from what is due to instructions, as the worker does it at night."""

from typing import Final

import click

from prakerja.config.environment import ROOT
from prakerja.console.bench_awards_wave import LONGEST_MS, seconds_of
from prakerja.console.bench_payouts_books import AMOUNT, put_due
from prakerja.console.bench_processor import Effort, effort_of
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.payouts import jobs
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.build_batches import build_batches
from prakerja.payouts.models import Batch
from prakerja.work.begin_work import begin_work

REFERENCE: Final = ROOT / "bench" / "reference_payouts.sql"
_BY: Final = Actor.system("payouts.build_batches")
_WANTED: Final = 15_000
_HOUSES: Final = (AccountHouse.BNI, AccountHouse.GOPAY, AccountHouse.OVO, AccountHouse.DANA)


def measure_building(people: int) -> dict[str, object]:
    """`reference`: bare rows of as many instructions a second; `ratio`: what is built to it."""
    put_due(people, houses=_HOUSES)
    reference = people / seconds_of(REFERENCE.read_text())
    effort = effort_of(build_all)
    _require_all(people)
    return report_on(people, effort, reference=reference)


def build_all(*, at_once: int = 10_000) -> None:
    """As the worker does it: what is due now is in batches that two people may release."""
    due_on, left = wib_day(read_clock()).isoformat(), True
    with unit_of_work(by=_BY) as work:
        begin_work(jobs.build_batches, work.now, due_on=due_on)
    while left:
        with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS) as work:
            left = build_batches(due_on=due_on, by=work.actor, now=work.now, at_once=at_once)


def report_on(people: int, effort: Effort, *, reference: float) -> dict[str, object]:
    """What is printed as JSON. The microseconds are of the processors, for one instruction."""
    return {
        "instructions": people,
        "seconds": round(effort.seconds, 2),
        "per_second": round(people / effort.seconds),
        "wanted": _WANTED,
        "reference": round(reference),
        "ratio": round(people / effort.seconds / reference, 3),
        "program_us": round(effort.program_s / people * 1e6, 1),
        "database_us": round(effort.database_s / people * 1e6, 1),
    }


def _require_all(people: int) -> None:
    """Raises click.ClickException where somebody has none, or the books do not hold."""
    built = Batch.objects.exclude(sha256="").values_list("items", "amount")
    there = tuple(map(sum, zip(*built, strict=True))) or (0, 0)
    if there != (people, people * AMOUNT):
        raise click.ClickException(f"{there[0]} instructions for {people} recipients")
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS):
        faults = prove(known={}).faults
    if faults:
        raise click.ClickException(f"The books do not hold: {faults[0]}")
