"""A process that posts through the verb, each posting in a unit of work of its own: `prakerja bench ledger` starts two.

Arguments: threads, people, seconds. Says "ready", begins at a line of its input, and says how many it has posted.
"""

import secrets
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import django


def main() -> None:
    threads, people, seconds = map(int, sys.argv[1:])
    django.setup()
    ready = Barrier(threads + 1)
    with ThreadPoolExecutor(threads) as pool:
        posting = [pool.submit(_post_for, seconds, people, ready) for _ in range(threads)]
        ready.wait()
        print("ready", flush=True)  # noqa: T201  whoever started it reads this
        sys.stdin.readline()
        ready.wait()
        print(sum(one.result() for one in posting), flush=True)  # noqa: T201


def _post_for(seconds: int, people: int, ready: Barrier) -> int:
    from django.db import connections

    try:
        _post_one(people)
        ready.wait()
        ready.wait()
        end, posted = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            _post_one(people)
            posted += 1
        return posted
    finally:
        connections.close_all()


def _post_one(people: int) -> None:
    from prakerja.console.bench_ledger_books import WAVE, YEAR, person
    from prakerja.kit.actor import Actor
    from prakerja.kit.rupiah import Rupiah
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.ledger.chart import Account, AccountKind
    from prakerja.ledger.post import post
    from prakerja.ledger.posting import Leg, Posting, posting_id

    who = person(1 + secrets.randbelow(people))
    balance, due = Account(AccountKind.TRAINING_BALANCE, who), Account(AccountKind.INCENTIVE_DUE, who)
    with unit_of_work(by=Actor.system("prakerja bench ledger")) as work:
        post(
            Posting(
                id=posting_id("bench.transfer", who, uuid4()),
                owner_id=who,
                act="bench.transfer",
                year=YEAR,
                wave=WAVE,
                legs=(Leg(balance, due, Rupiah(1)),),
                happened_at=work.now,
                posted_at=work.now,
            )
        )


if __name__ == "__main__":
    main()
