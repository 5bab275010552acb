"""The transfers of an account, the newest first, a page at a time: each page begins where the last one ended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import Account, Side, named_in_sql
from prakerja.ledger.summed_until import summed_until

type _Asked = Mapping[str, int | UUID | str | None]

#: Before it stands every transfer.
_NEWEST: Final[_Asked] = {
    "transaction_id": 2**63 - 1,
    "owner_id": UUID(int=2**128 - 1),
    "posting_id": UUID(int=2**128 - 1),
    "leg": 2**31 - 1,
}

#: Some megabytes.
STRETCH: Final = 5_000


class NoSuchPage(ValueError):
    """Nothing ends a page like that."""


@dataclass(frozen=True)
class Line:
    """One transfer, as it stands in the books."""

    transaction_id: int
    owner_id: UUID
    posting_id: UUID
    leg: int
    act: str
    debit: int
    debit_of: UUID
    credit: int
    credit_of: UUID
    amount: int
    year: int
    wave: int | None
    posted_at: datetime
    corrects: UUID | None
    closes: UUID | None
    held_until: datetime | None

    @property
    def key(self) -> str:
        """Where the next page begins."""
        return f"{self.transaction_id}:{self.owner_id}:{self.posting_id}:{self.leg}"

    def gain(self, account: Account) -> int:
        """By how much the account grew; below zero where it shrank."""
        is_credited = (self.credit, self.credit_of) == (account.kind, account.of)
        return self.amount if is_credited is (account.nature.grows_on is Side.CREDIT) else -self.amount


@dataclass(frozen=True)
class AccountPage:
    """`holds`: what is on the account now; `seen`: which transactions had ended when this was read."""

    holds: int
    seen: str
    lines: list[Line]

    def with_balances(self, account: Account, *, holds: int) -> Iterator[tuple[Line, int]]:
        """Each line with what the account held after it. `holds`: after the first of them."""
        for line in self.lines:
            yield line, holds
            holds -= line.gain(account)


def page_of(account: Account, *, after: str, limit: int, seen: str = "") -> AccountPage:
    """What an account holds and its transfers, as of one moment, so that the two agree.

    `after`: the key of the last line of the page before, or empty. `seen`: of the first page, so that later ones go on
    in the same books: what was saved since stands in none of them. Raises NoSuchPage, NotInChart.
    """
    asked: _Asked = {
        **named_in_sql(account),
        "since": None if account.nature.carries_balance else summed_until().since,
        **_key_read(after),
        "seen": seen or None,
        "limit": limit,
        "grows_on_credit": account.nature.grows_on is Side.CREDIT,
    }
    with connection.cursor() as cursor:
        cursor.execute(_statement(carries_balance=account.nature.carries_balance), asked)
        rows = cursor.fetchall()
    seen_now, holds = rows[0][:2]
    return AccountPage(holds, seen or seen_now, [Line(*row[2:]) for row in rows if row[2] is not None])


def all_of(account: Account) -> Iterator[tuple[Line, int]]:
    """All of them, the newest first, each with what the account held after it, as of the moment when the first is
    taken. A stretch at a time: so many are in memory, and no transaction is kept open. Raises NotInChart."""
    page = page_of(account, after="", limit=STRETCH)
    holds = page.holds
    while page.lines:
        for line, held in page.with_balances(account, holds=holds):
            yield line, held
        holds = held - line.gain(account)
        page = page_of(account, after=line.key, limit=STRETCH, seen=page.seen)


def transfers_of(account: Account, *, after: str, limit: int) -> list[Line]:
    """Without what it holds. Raises NoSuchPage, NotInChart."""
    return page_of(account, after=after, limit=limit).lines


@cache
def _statement(*, carries_balance: bool) -> str:
    before = sql_file(__file__, "before_key")
    if carries_balance:
        holds = sql_file(__file__, "holds_balance")
    else:
        holds = sql_file(__file__, "holds_sums").format(sums=sql_file(__file__, "sum_of_account"))
    return sql_file(__file__, "account_page").format(before=before, holds=holds)


def _key_read(after: str) -> _Asked:
    if not after:
        return _NEWEST
    try:
        transaction, owner, posting, leg = after.split(":")
        numbers = {"transaction_id": int(transaction), "leg": int(leg)}
    except ValueError:
        raise NoSuchPage(f"{after!r} ends no page") from None
    if not (0 <= numbers["transaction_id"] < 2**63 and 0 <= numbers["leg"] < 2**31):
        raise NoSuchPage(f"{after!r} ends no page")
    return {**numbers, "owner_id": _uuid(owner, after), "posting_id": _uuid(posting, after)}


def _uuid(text: str, after: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NoSuchPage(f"{after!r} ends no page") from None
