"""Those who move money in `prakerja bench bank`, each a process: killed at any moment, and what they told is kept."""

import logging
import os
import secrets
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NoReturn
from uuid import UUID, uuid4

from django.db import OperationalError

from prakerja.console.bench_ledger_books import TREASURY, WAVE, YEAR, person
from prakerja.console.cut_short import patiently
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.post import BalanceTooSmall, post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.ledger.take_sums import take_sums

PEOPLE: Final = 50
ACT: Final = "bench.bank"
#: A hundred accounts.
KINDS: Final = (AccountKind.TRAINING_BALANCE, AccountKind.INCENTIVE_DUE)
#: And the treasury, which carries no balance, so that sums are taken while it moves.
ACCOUNTS: Final = [*(Account(kind, person(number)) for kind in KINDS for number in range(1, PEOPLE + 1)), TREASURY]
#: In whole rupiah; often more than there is.
_MOST: Final = 600_000
#: One of so many is sent once more after it was acknowledged.
_AGAIN: Final = 8
_DEADLOCK: Final = "40P01"
_CHANCE: Final = secrets.SystemRandom()


class Told:
    """A file of one's own: what stands in it was on the disk before anything else was done."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")

    def note(self, *words: object) -> None:
        self._file.write(" ".join(map(str, words)) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


@dataclass(frozen=True)
class Move:
    named: UUID
    who: UUID
    leg: Leg

    def post(self) -> bool:
        with unit_of_work(by=Actor.system("prakerja bench bank")) as work:
            return post(Posting(self.named, self.who, ACT, YEAR, (self.leg,), work.now, work.now, wave=WAVE))

    def told(self) -> tuple[str, ...]:
        debit, credit = self.leg.debit, self.leg.credit
        sides = (debit.kind.value, debit.of, credit.kind.value, credit.of, int(self.leg.amount))
        return tuple(map(str, ("moved", self.named, self.who, *sides)))


def move_money(told: Path) -> NoReturn:
    """For ever: one posting after the other, each sent until it is known what became of it."""
    _say_nothing_of_the_database()
    notes = Told(told)
    while True:
        who = person(1 + secrets.randbelow(PEOPLE))
        move = Move(posting_id(ACT, who, uuid4()), who, _leg())
        try:
            patiently(partial(_noticing_deadlocks, move, notes))
        except BalanceTooSmall:
            notes.note("refused")
            continue
        notes.note(*move.told())
        if not secrets.randbelow(_AGAIN) and patiently(move.post):
            notes.note("twice", move.named)


def sum_up(told: Path) -> NoReturn:
    """For ever, beside another one: the sums of hot accounts are moved on."""
    _say_nothing_of_the_database()
    notes = Told(told)
    while True:
        taken = patiently(_sum_up)
        if taken:
            notes.note("summed", taken)


def _sum_up() -> int:
    with unit_of_work(by=Actor.system("prakerja bench bank")):
        return take_sums()


def _leg() -> Leg:
    debit, credit = _CHANCE.sample(ACCOUNTS, 2)
    return Leg(debit, credit, Rupiah(1 + secrets.randbelow(_MOST)))


def _noticing_deadlocks(move: Move, notes: Told) -> bool:
    try:
        return move.post()
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) == _DEADLOCK:
            notes.note("crosswise")
        raise


def _say_nothing_of_the_database() -> None:
    """That it is away, and why, is known here."""
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
