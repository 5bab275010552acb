"""How long it takes to read a balance out of books with many postings, and to reckon all of them anew."""

import time
from collections.abc import Callable
from itertools import count, cycle
from typing import Final

import click
from django.db import connection

from prakerja.console.bench_ledger_books import LONGEST_MS, TREASURY, move_among_balances, person
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Transfer
from prakerja.ledger.prove import prove
from prakerja.ledger.take_sums import take_sums

_READS: Final = 400


def fill_and_read(postings: int, *, people: int) -> dict[str, float]:
    """Milliseconds within which 95 of 100 readings come, and seconds of one proof."""
    begin = time.perf_counter()
    for about in count(1_000):
        if Transfer.objects.count() >= postings:
            break
        move_among_balances(people, about=about)
        _in_a_unit_of_work(take_sums)
    filled = time.perf_counter() - begin
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    move_among_balances(min(people, 10_000), about=999)
    anybody = cycle(person(number * 7_919 % people + 1) for number in range(people))
    return {
        "postings": Transfer.objects.count(),
        "seconds_of_filling": round(filled, 1),
        "hot_balance_p95_ms": _p95_ms(lambda: TREASURY),
        "balance_p95_ms": _p95_ms(lambda: Account(AccountKind.TRAINING_BALANCE, next(anybody))),
        "seconds_of_proof": round(_seconds_of_proof(), 1),
    }


def _p95_ms(which: Callable[[], Account]) -> float:
    taken = []
    for _ in range(_READS):
        account = which()
        begin = time.perf_counter()
        balance_of(account)
        taken.append(time.perf_counter() - begin)
    return round(1_000 * sorted(taken)[int(_READS * 0.95)], 2)


def _seconds_of_proof() -> float:
    """All books, computed from the journal and compared with what is kept. Raises click.ClickException."""
    begin = time.perf_counter()
    with unit_of_work(by=Actor.system("prakerja bench ledger"), statement_timeout_ms=LONGEST_MS):
        proof = prove(known={})
    if proof.faults:
        raise click.ClickException(f"The books are not what their journal says: {proof.faults[0]}")
    return time.perf_counter() - begin


def _in_a_unit_of_work(do: Callable[[], object]) -> None:
    with unit_of_work(by=Actor.system("prakerja bench ledger"), statement_timeout_ms=LONGEST_MS):
        do()
