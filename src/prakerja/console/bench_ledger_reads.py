"""How long it takes to read a balance out of books with many postings, and to reckon all of them anew."""

import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from typing import Final

import click

from prakerja.cards.budget_figures import BudgetFigures
from prakerja.console.bench_housekeeping import do_housekeeping
from prakerja.console.bench_ledger_books import LONGEST_MS, TREASURY, fill, move_among_balances, person
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.hot_accounts import hot_accounts
from prakerja.ledger.models import Transfer
from prakerja.ledger.prove import prove
from prakerja.ledger.take_sums import take_flows, take_sums
from prakerja.ledger.totals import Totals
from prakerja.ledger.transfers_of import page_of

_READS: Final = 400
#: As many as a page of the office shows, and one more.
_LINES: Final = 51
#: So many are filled in at once, so that the books can be read meanwhile.
_STRETCH: Final = 1_000_000


def fill_and_read(postings: int, *, people: int) -> dict[str, float]:
    """Milliseconds within which 95 of 100 readings come, and seconds of one proof."""
    filled = _seconds_of_filling(postings, people)
    move_among_balances(min(people, 10_000), about=999)
    anybody = cycle(person(number * 7_919 % people + 1) for number in range(people))
    return {
        "postings": Transfer.objects.count(),
        "seconds_of_filling": filled,
        "hot_balance_p95_ms": _p95_ms(lambda: balance_of(TREASURY)),
        "balance_p95_ms": _p95_ms(lambda: balance_of(Account(AccountKind.TRAINING_BALANCE, next(anybody)))),
        "account_page_p95_ms": _p95_ms(partial(page_of, TREASURY, after="", limit=_LINES)),
        "later_page_p95_ms": _p95_ms(_pages_of(TREASURY)),
        "own_account_page_p95_ms": _p95_ms(
            lambda: page_of(Account(AccountKind.TRAINING_BALANCE, next(anybody)), after="", limit=_LINES)
        ),
        "totals_page_p95_ms": _p95_ms(Totals.now),
        "accounts_page_p95_ms": _p95_ms(partial(hot_accounts, AccountKind.TREASURY)),
        "budget_page_p95_ms": _p95_ms(BudgetFigures.now),
        "seconds_of_proof": round(_seconds_of_proof(), 1),
    }


def _seconds_of_filling(postings: int, people: int) -> float:
    """In stretches, and what the worker takes each minute is taken after each of them."""
    begin = time.perf_counter()
    while (left := postings - Transfer.objects.count()) > 0:
        fill(people, each=max(1, min(left, _STRETCH) // people))
        _in_a_unit_of_work(take_sums)
        _in_a_unit_of_work(take_flows)
    do_housekeeping()
    return round(time.perf_counter() - begin, 1)


def _pages_of(account: Account) -> Callable[[], object]:
    """One page after the other, from the newest on, each as of the moment of the first."""
    first = page_of(account, after="", limit=_LINES)
    reached = first.lines[-1].key

    def turn() -> None:
        nonlocal reached
        page = page_of(account, after=reached, seen=first.seen, limit=_LINES)
        reached = page.lines[-1].key if page.lines else ""

    return turn


def _p95_ms(read: Callable[[], object]) -> float:
    taken = []
    for _ in range(_READS):
        begin = time.perf_counter()
        read()
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
