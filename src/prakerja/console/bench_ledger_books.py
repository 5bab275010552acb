"""The books of a measurement: people with money on their accounts, and sets of postings that move it."""

import time
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from prakerja.config.environment import ROOT
from prakerja.console.bench_processor import processor_of_database
from prakerja.kit.actor import Actor
from prakerja.kit.prepared import Value
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post_set import post_set

YEAR: Final = 2020
WAVE: Final = 11
TREASURY: Final = of_number(AccountKind.TREASURY, YEAR)
LONGEST_MS: Final = 3_600_000
_FIRST: Final = 0x01950000_0000_7000_8000_000000000000
#: Enough for a million postings of one rupiah.
_ENDOWMENT: Final = 1_000_000
_KINDS: Final = {
    "budget": AccountKind.STATE_BUDGET.value,
    "treasury": AccountKind.TREASURY.value,
    "training": AccountKind.TRAINING_BALANCE.value,
    "due": AccountKind.INCENTIVE_DUE.value,
    "endowment": _ENDOWMENT,
}
_OPENED: Final = """
    SELECT person AS owner_id, ARRAY[number::text] AS subject, leg, debit, %(year)s::uuid AS debit_of,
        credit, CASE WHEN leg = 1 THEN %(year)s::uuid ELSE person END AS credit_of, amount
    FROM (
        SELECT number, ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid AS person
        FROM generate_series(1, %(people)s) AS number
    ) AS somebody, (VALUES
        (1, %(budget)s, %(treasury)s, 3 * %(endowment)s::bigint),
        (2, %(treasury)s, %(training)s, %(endowment)s::bigint),
        (3, %(treasury)s, %(due)s, 1)
    ) AS given (leg, debit, credit, amount)
"""
_MOVED: Final = """
    SELECT person AS owner_id, ARRAY[number::text, %(about)s] AS subject, 1 AS leg, %(training)s AS debit,
        person AS debit_of, %(due)s AS credit, person AS credit_of, 1::bigint AS amount
    FROM (
        SELECT number, ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid AS person
        FROM generate_series(1, %(people)s) AS number
    ) AS somebody
"""
#: Beside the references, since they write what is another room's.
_BARE: Final = ROOT / "bench" / "reference_set.sql"
_FILL: Final = [ROOT / "bench" / name for name in ("fill_journal.sql", "fill_balances.sql")]


@dataclass(frozen=True)
class Effort:
    postings: int
    seconds: float
    #: Of the database's process that did it.
    processor_s: float

    def rates(self) -> dict[str, float]:
        """By the clock, and by what one core does that has nothing else to do."""
        per_processor_second = self.postings / self.processor_s if self.processor_s else 0.0
        return {"per_second": self.postings / self.seconds, "per_processor_second": per_processor_second}


def person(number: int) -> UUID:
    """From 1; the same ones as in `bench/reference_transfer.sql`."""
    return UUID(int=_FIRST + number)


def open_accounts(people: int) -> Effort:
    """Each has a training balance, and a rupiah that is due, out of the treasury, which got more than that."""
    return _posted(_OPENED, "bench.open", people, 0)


def move_among_balances(people: int, *, about: int) -> Effort:
    """A rupiah of each becomes due: as many postings as people, with two balances each."""
    return _posted(_MOVED, "bench.move", people, about)


def move_in_bare_sql(people: int) -> Effort:
    """The same transfers as statements alone: no postings' ids, nothing looked over, nothing counted."""
    work = unit_of_work(by=Actor.system("prakerja bench ledger"), statement_timeout_ms=LONGEST_MS)
    begin = time.perf_counter()
    with work, connection.cursor() as cursor:
        before = processor_of_database()
        for statement in _BARE.read_text().split(";\n")[:-1]:
            cursor.execute(statement, {**_KINDS, "people": people})
        processor_s = processor_of_database() - before
    return Effort(people, time.perf_counter() - begin, processor_s)


def fill(people: int, *, each: int) -> None:
    """So many postings of each person stand in the books, as if they had been posted; a million come in seconds."""
    work = unit_of_work(by=Actor.system("prakerja bench ledger"), statement_timeout_ms=LONGEST_MS)
    with work as opened, connection.cursor() as cursor:
        asked: dict[str, Value] = {**_KINDS, "people": people, "each": each, "now": opened.now}
        for file in _FILL:
            cursor.execute(file.read_text(), asked)


def _posted(rows: str, act: str, people: int, about: int) -> Effort:
    values: dict[str, Value] = {"people": people, "about": str(about), **_KINDS, "year": TREASURY.of}
    work = unit_of_work(by=Actor.system("prakerja bench ledger"), statement_timeout_ms=LONGEST_MS)
    begin = time.perf_counter()
    with work as opened:
        before = processor_of_database()
        postings = post_set(
            rows=rows,
            values=values,
            act=act,
            year=YEAR,
            wave=WAVE,
            reason="",
            happened_at=opened.now,
            posted_at=opened.now,
        )
        processor_s = processor_of_database() - before
    return Effort(postings, time.perf_counter() - begin, processor_s)
