"""The transfers of an account, the newest first, a page at a time: each page begins where the last one ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import Account


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


def transfers_of(account: Account, *, after: str, limit: int) -> list[Line]:
    """`after`: the key of the last line of the page before, or empty. Raises NoSuchPage."""
    asked: dict[str, int | UUID | None] = {"kind": account.kind.value, "of": account.of, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "transfers_of_account"), asked | _key_read(after))
        return [Line(*row) for row in cursor.fetchall()]


def _key_read(after: str) -> dict[str, int | UUID | None]:
    if not after:
        return dict.fromkeys(("transaction_id", "owner_id", "posting_id", "leg"))
    try:
        transaction, owner, posting, leg = after.split(":")
        numbers = {"transaction_id": int(transaction), "leg": int(leg)}
        return {**numbers, "owner_id": UUID(owner), "posting_id": UUID(posting)}
    except ValueError:
        raise NoSuchPage(f"{after!r} ends no page") from None
