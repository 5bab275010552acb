"""`python -m prakerja_sandbox.random_partners`: a platform and an institution at work, by chance and in a hurry.

Whatever they do goes by v1 over HTTP, and into books of their own, which are printed at the end to be compared.
"""

import argparse
import asyncio
import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final

import httpx

from prakerja_sandbox import partner_books
from prakerja_sandbox.partner_books import Books
from prakerja_sandbox.partner_file import OnSale, read_partners
from prakerja_sandbox.random_customer import Customer, Partners, shop
from prakerja_sandbox.sure_calls import SureCaller

_AT_ONCE: Final = 16
#: So many codes go to one telephone within an hour, and none within half a minute of another.
_MOST_CODES: Final = 5
_PAUSE_S: Final = 31.0


def main() -> None:
    """Prints one JSON object: sales, participants and what was told."""
    asked = _asked()
    print(json.dumps(asyncio.run(_work(asked))))  # noqa: T201 - the command line's answer


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="prakerja_sandbox.random_partners")
    for name in ("--partners", "--people", "--books"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--inbox", required=True)
    parser.add_argument("--purchases", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


async def _work(asked: argparse.Namespace) -> dict[str, object]:
    known = read_partners(asked.partners)
    if known is None:
        sys.exit("random_partners: there are no such partners")
    people = [Customer(**one) for one in json.loads(asked.people.read_text())]
    limits = httpx.Limits(max_connections=4 * _AT_ONCE)
    with _books(asked.books) as books:
        async with httpx.AsyncClient(trust_env=False, limits=limits) as client:
            platform, institution = SureCaller(known.platform, client), SureCaller(known.institution, client)
            partners = Partners(platform, institution, books, client, asked.inbox)
            crowd = _Crowd(people, known.on_sale, seed=asked.seed, purchases=asked.purchases)
            await asyncio.gather(*(crowd.go(partners) for _ in range(_AT_ONCE)))
        again = platform.again + institution.again
        return {"told": {**partners.told, "sent_again": again, "given_up": crowd.given_up}, **_told(books)}


class _Crowd:
    """Who is free to buy, and how many purchases are left."""

    def __init__(self, people: list[Customer], on_sale: tuple[OnSale, ...], *, seed: int, purchases: int) -> None:
        self._free, self._on_sale, self._seed, self._purchases = people, on_sale, seed, purchases
        self._begun = 0
        self.given_up = 0

    async def go(self, partners: Partners) -> None:
        """One after the other, until there are enough of them or nobody may buy any more."""
        while partners.told["purchases"] < self._purchases and self._free:
            customer = self._next()
            if customer is None:
                await asyncio.sleep(0.1)
                continue
            self._begun += 1
            chance = Random(f"{self._seed}:{self._begun}")  # noqa: S311 - a life, not a secret
            try:
                is_free = await shop(partners, customer, chance.choice(self._on_sale), f"INV-{self._begun}", chance)
            except TimeoutError:
                self.given_up += 1
                continue
            if is_free and customer.codes < _MOST_CODES:
                customer.free_at = time.monotonic() + _PAUSE_S
                self._free.append(customer)

    def _next(self) -> Customer | None:
        """Who has waited for longest, if they may."""
        return self._free.pop(0) if self._free[0].free_at <= time.monotonic() else None


@contextmanager
def _books(path: Path) -> Iterator[Books]:
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.executescript(partner_books.SCHEMA)
        yield Books(database)
    finally:
        database.close()


def _told(books: Books) -> dict[str, object]:
    return {
        "sales": [
            {"invoice": one.invoice, "course": one.course, "price": one.price, "state": one.state}
            for one in books.sales()
        ],
        "participants": [
            {"code": one.code, "attended": one.attended, "state": one.state} for one in books.participants()
        ],
    }


if __name__ == "__main__":
    main()
