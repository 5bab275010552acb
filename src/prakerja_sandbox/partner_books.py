"""What the platform has sold and the institution has taught, in books of their own: to be compared with ours."""

import sqlite3
from dataclasses import dataclass
from typing import Final

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS sale (
    invoice TEXT PRIMARY KEY, customer TEXT NOT NULL, course TEXT NOT NULL, schedule TEXT NOT NULL,
    price INTEGER NOT NULL, token TEXT NOT NULL, transaction_code TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'asked'
);
CREATE TABLE IF NOT EXISTS participant (
    code TEXT PRIMARY KEY, email TEXT NOT NULL, course TEXT NOT NULL DEFAULT '', attended INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'redeemed'
);
CREATE TABLE IF NOT EXISTS event (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, whose TEXT NOT NULL, body TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1, UNIQUE (id, whose)
);
CREATE TABLE IF NOT EXISTS visit (state TEXT PRIMARY KEY, code TEXT NOT NULL, sequence INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Sale:
    """`state`: asked, paid, voided."""

    invoice: str
    customer: str
    course: str
    schedule: str
    price: int
    token: str
    transaction_code: str
    state: str


@dataclass(frozen=True, slots=True)
class Participant:
    """`attended`: the last meeting of which the programme says that they were there; `state`: redeemed, finished."""

    code: str
    email: str
    course: str
    attended: int
    state: str


@dataclass(frozen=True, slots=True)
class Event:
    """What the programme has told one of them; `times`: how often it came."""

    id: str
    whose: str
    body: str
    times: int


class Books:
    """Of both partners, in the sandbox's own store."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def ask(self, sale: Sale) -> None:
        """A customer is about to pay."""
        row = (sale.invoice, sale.customer, sale.course, sale.schedule, sale.price, sale.token)
        self._database.execute(
            "INSERT INTO sale (invoice, customer, course, schedule, price, token) VALUES (?, ?, ?, ?, ?, ?)", row
        )

    def note_sale(self, invoice: str, *, state: str, transaction_code: str) -> None:
        """The programme has answered: it is paid, or undone."""
        self._database.execute(
            "UPDATE sale SET state = ?, transaction_code = ? WHERE invoice = ?", (state, transaction_code, invoice)
        )

    def sale(self, invoice: str) -> Sale | None:
        """The sale with this invoice."""
        columns = "invoice, customer, course, schedule, price, token, transaction_code, state"
        row = self._database.execute(f"SELECT {columns} FROM sale WHERE invoice = ?", (invoice,)).fetchone()  # noqa: S608
        return Sale(*row) if row else None

    def sales(self) -> list[Sale]:
        """All of them, in order."""
        columns = "invoice, customer, course, schedule, price, token, transaction_code, state"
        rows = self._database.execute(f"SELECT {columns} FROM sale ORDER BY invoice").fetchall()  # noqa: S608
        return [Sale(*row) for row in rows]

    def admit(self, code: str, email: str, course: str) -> None:
        """Somebody has redeemed this code here; once more changes nothing."""
        self._database.execute(
            "INSERT INTO participant (code, email, course) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (code, email, course),
        )

    def note_attendance(self, code: str, sequence: int) -> None:
        """The programme says that they were at this meeting."""
        self._database.execute("UPDATE participant SET attended = max(attended, ?) WHERE code = ?", (sequence, code))

    def note_finished(self, code: str) -> None:
        """The programme has taken their completion."""
        self._database.execute("UPDATE participant SET state = 'finished' WHERE code = ?", (code,))

    def participants(self) -> list[Participant]:
        """All of them, in order."""
        rows = self._database.execute("SELECT code, email, course, attended, state FROM participant ORDER BY code")
        return [Participant(*row) for row in rows.fetchall()]

    def expect_visit(self, state: str, code: str, sequence: int) -> None:
        """Somebody was sent to the programme to confirm that they are present, and will come back with this state."""
        self._database.execute(
            "INSERT INTO visit (state, code, sequence) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (state, code, sequence)
        )

    def visit(self, state: str) -> tuple[str, int] | None:
        """Whose code it was and which meeting."""
        row = self._database.execute("SELECT code, sequence FROM visit WHERE state = ?", (state,)).fetchone()
        return (str(row[0]), int(row[1])) if row else None

    def take_event(self, whose: str, event_id: str, body: str) -> None:
        """It is there; where it comes again it is only counted."""
        self._database.execute(
            "INSERT INTO event (id, whose, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET times = times + 1",
            (event_id, whose, body),
        )

    def events(self) -> list[Event]:
        """All of them, the newest first."""
        rows = self._database.execute("SELECT id, whose, body, times FROM event ORDER BY number DESC").fetchall()
        return [Event(*row) for row in rows]
