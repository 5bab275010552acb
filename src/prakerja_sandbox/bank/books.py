"""The bank's books: payments, and entries of which each moves one amount from one account to another."""

import re
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from prakerja_sandbox.bank.houses import HOUSE_BY_CODE, SERVED, House
from prakerja_sandbox.bank.payment import Payment, Status

#: Where the floats' money comes from.
WORLD: Final = "world"
FEES: Final = "fees"
FIRST_FLOAT: Final = 10**13
_NUMBER: Final = re.compile(r"[0-9]{1,18}")

type Moves = list[tuple[str, str, int, str]]

_PAYMENT: Final = (
    "house, service, reference, external_id, source, bank, account, holder, amount, fee, paid_by_payee, text, status, "
    "code, at, due_at, outcome, number"
)
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS payment (
    number INTEGER PRIMARY KEY, house TEXT NOT NULL, service TEXT NOT NULL, reference TEXT NOT NULL,
    external_id TEXT NOT NULL, source TEXT NOT NULL, bank TEXT NOT NULL, account TEXT NOT NULL, holder TEXT NOT NULL,
    amount INTEGER NOT NULL, fee INTEGER NOT NULL, paid_by_payee INTEGER NOT NULL, text TEXT NOT NULL,
    status TEXT NOT NULL, code TEXT NOT NULL, at REAL NOT NULL, due_at REAL, outcome TEXT NOT NULL,
    UNIQUE (house, reference)
);
CREATE INDEX IF NOT EXISTS payment_of_call ON payment (house, external_id);
CREATE INDEX IF NOT EXISTS payment_waits ON payment (due_at) WHERE status = '03';
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT, house TEXT NOT NULL, payment INTEGER, at REAL NOT NULL,
    debit TEXT NOT NULL, credit TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), kind TEXT NOT NULL,
    after INTEGER NOT NULL,
    CHECK (debit <> credit)
);
CREATE INDEX IF NOT EXISTS entry_of_house ON entry (house, at);
CREATE INDEX IF NOT EXISTS entry_to ON entry (credit, at);
CREATE TABLE IF NOT EXISTS call (house TEXT, day TEXT, id TEXT, PRIMARY KEY (house, day, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS opened (
    house TEXT, number TEXT, holder TEXT NOT NULL, nik TEXT NOT NULL, condition TEXT NOT NULL,
    PRIMARY KEY (house, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS paid_in (entry INTEGER PRIMARY KEY, told TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class NotAStateFile(ValueError):
    """The file given for the books holds something else."""


@dataclass(frozen=True, slots=True)
class Entry:
    """So much went from `debit` to `credit`, and `after` it so much was on the house's float.

    `kind`: transfer, fee, payee-fee, settled, back, reversed, funding, paid-in. `text`: what the payment says, or
    whoever paid in.
    """

    number: int
    house: str
    payment: int | None
    at: float
    debit: str
    credit: str
    amount: int
    kind: str
    after: int
    text: str


class Books:
    """Of all houses. With a path they survive a restart, and a kill as well."""

    def __init__(self, path: Path | None = None) -> None:
        try:
            self.database = _database_at(path)
        except sqlite3.DatabaseError as error:
            raise NotAStateFile(f"{path} cannot be used for the bank's books: {error}") from error
        self._floats = {house.code: self.balance(float_of(house)) for house in SERVED}
        row = self.database.execute("SELECT coalesce(max(number), 0) FROM payment").fetchone()
        self._last = int(row[0])

    def close(self) -> None:
        """Nothing is asked of them any more."""
        self.database.close()

    def is_new_call(self, house: House, day: str, call: str) -> bool:
        """Whether no call of this day had this number; from now on one has."""
        added = self.database.execute("INSERT OR IGNORE INTO call VALUES (?, ?, ?)", (house.code, day, call))
        return added.rowcount == 1

    def payment(self, house: House, reference: str) -> Payment | None:
        """That with the partner's reference."""
        return self._found("house = ? AND reference = ?", (house.code, reference))

    def payment_with_reference_no(self, house: House, reference_no: str) -> Payment | None:
        """That which the bank itself calls so."""
        digits = reference_no.removeprefix(house.code.upper())
        return self.payment_numbered(house, int(digits)) if _NUMBER.fullmatch(digits) else None

    def payment_of_call(self, house: House, external_id: str) -> Payment | None:
        """That which came with the call of this number."""
        return self._found("house = ? AND external_id = ?", (house.code, external_id))

    def payment_numbered(self, house: House, number: int) -> Payment | None:
        """That with the bank's own number."""
        return self._found("house = ? AND number = ?", (house.code, number))

    def payments(self, *, after: int = 0, reference: str | None = None, limit: int = 100) -> list[Payment]:
        """By the bank's number, after this one."""
        rows = self.database.execute(
            f"SELECT {_PAYMENT} FROM payment WHERE number > :after AND (:reference IS NULL OR reference = :reference)"  # noqa: S608 - constant
            " ORDER BY number LIMIT :limit",
            {"after": after, "reference": reference, "limit": limit},
        )
        return [_payment(row) for row in rows.fetchall()]

    def newest(self, *, state: str = "", limit: int) -> list[Payment]:
        """Those that came last, of one state where it is named."""
        rows = self.database.execute(
            f"SELECT {_PAYMENT} FROM payment WHERE :state = '' OR status = :state ORDER BY number DESC LIMIT :limit",  # noqa: S608 - constant
            {"state": state, "limit": limit},
        )
        return [_payment(row) for row in rows.fetchall()]

    def due(self, now: float) -> list[Payment]:
        """Those whose outcome the bank has still to settle, and now does."""
        rows = self.database.execute(
            f"SELECT {_PAYMENT} FROM payment WHERE status = '03' AND due_at <= ? ORDER BY due_at LIMIT 500",  # noqa: S608 - constant
            (now,),
        )
        return [_payment(row) for row in rows.fetchall()]

    def float_balance(self, house: House) -> int:
        """What the partner still has there."""
        return self._floats[house.code]

    def balance(self, account: str) -> int:
        """All that came, less all that went."""
        sums = "(SELECT coalesce(sum(amount), 0) FROM entry WHERE {} = ?)"
        row = self.database.execute(
            f"SELECT {sums.format('credit')} - {sums.format('debit')}",
            (account, account),
        ).fetchone()
        return int(row[0])

    def received_since(self, account: str, since: float) -> int:
        """What came to the account from this moment on."""
        row = self.database.execute(
            "SELECT coalesce(sum(amount), 0) FROM entry WHERE credit = ? AND at >= ?", (account, since)
        ).fetchone()
        return int(row[0])

    def write(self, payment: Payment, moves: Moves, *, now: float) -> Payment:
        """The payment stands as it is now, with its entries, in one transaction; returns it with its number."""
        numbered = payment if payment.number else replace(payment, number=self._last + 1)
        values = _values(numbered)
        marks = ", ".join("?" * len(values))
        self.database.execute("BEGIN")
        try:
            self.database.execute(f"INSERT OR REPLACE INTO payment ({_PAYMENT}) VALUES ({marks})", values)  # noqa: S608 - constant
            left = self._enter(HOUSE_BY_CODE[numbered.house], numbered.number, moves, now)
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")
        self._last = max(self._last, numbered.number)
        self._floats[numbered.house] = left
        return numbered

    def fund(self, house: House, amount: int, *, now: float) -> None:
        """So much more is on the float, or less where it is below nothing."""
        pair = (WORLD, float_of(house)) if amount > 0 else (float_of(house), WORLD)
        self._floats[house.code] = self._enter(house, None, [(*pair, abs(amount), "funding")], now)

    def pay_in(self, house: House, amount: int, *, told: str, now: float) -> None:
        """Somebody has sent so much to the partner's account, with these words beside it."""
        self.database.execute("BEGIN")
        try:
            left = self._enter(house, None, [(WORLD, float_of(house), amount, "paid-in")], now)
            self.database.execute("INSERT INTO paid_in SELECT max(number), ? FROM entry", (told,))
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")
        self._floats[house.code] = left

    def note(self, name: str) -> str | None:
        """What was noted under this name."""
        row = self.database.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def keep_note(self, name: str, value: str) -> None:
        """It is noted."""
        self.database.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))

    def _found(self, where: str, values: tuple[object, ...]) -> Payment | None:
        row = self.database.execute(f"SELECT {_PAYMENT} FROM payment WHERE {where}", values).fetchone()  # noqa: S608 - constant
        return _payment(row) if row else None

    def _enter(self, house: House, payment: int | None, moves: Moves, now: float) -> int:
        """The entries stand; returns what is then on the float."""
        rows, left, ours = [], self._floats[house.code], float_of(house)
        for debit, credit, amount, kind in moves:
            left += amount * ((credit == ours) - (debit == ours))
            rows.append((house.code, payment, now, debit, credit, amount, kind, left))
        self.database.executemany(
            "INSERT INTO entry (house, payment, at, debit, credit, amount, kind, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        return left


def float_of(house: House) -> str:
    """The partner's account there, by its name in the books."""
    return house.id_of(house.float_account)


def transit_of(house: House) -> str:
    """Where money is that has left the float and has not arrived."""
    return f"{house.code}:transit"


def _database_at(path: Path | None) -> sqlite3.Connection:
    database = sqlite3.connect(path or ":memory:", isolation_level=None)
    try:
        database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;" + _SCHEMA)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _values(payment: Payment) -> tuple[object, ...]:
    return (
        payment.house,
        payment.service,
        payment.reference,
        payment.external_id,
        payment.source,
        payment.bank,
        payment.account,
        payment.holder,
        payment.amount,
        payment.fee,
        payment.paid_by_payee,
        payment.text,
        payment.status.value,
        payment.code,
        payment.at,
        payment.due_at,
        payment.outcome,
        payment.number,
    )


def _payment(row: tuple[object, ...]) -> Payment:
    names = Payment.__dataclass_fields__
    told = dict(zip(names, row, strict=True))
    return Payment(**{**told, "status": Status(str(told["status"]))})  # type: ignore[arg-type] # as they were written
