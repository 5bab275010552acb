"""What the sandbox remembers: messages, switches and the counter of people handed out; in memory, or in a file.

One thread, the event loop's, uses it; every call is short.
"""

import asyncio
import json
import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from prakerja_sandbox import partner_books, visitors
from prakerja_sandbox.messages import Channel, Message, NewMessage, address, codes_in, links_in
from prakerja_sandbox.switches import Switches
from prakerja_sandbox.witnesses import books as witness_books

# The demo's people have the numbers 0 to 999,999; whoever is handed out here must not meet them.
FIRST_PERSON_TO_TRY: Final = 5_000_000
KEPT_MESSAGES: Final = 50_000

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, recipient TEXT NOT NULL, sender TEXT NOT NULL,
    subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL, at TEXT NOT NULL, letter TEXT,
    UNIQUE (letter, recipient)
);
CREATE INDEX IF NOT EXISTS message_of_recipient ON message (recipient, id);
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_COLUMNS: Final = "id, channel, recipient, sender, subject, text, html, at"


class NotAStateFile(ValueError):
    """The file given for the state holds something else."""


class Store:
    """The sandbox's memory. With a path it survives a restart."""

    def __init__(self, path: Path | None = None) -> None:
        try:
            self._database = _database_at(path)
        except sqlite3.DatabaseError as error:
            raise NotAStateFile(f"{path} cannot be used for the state: {error}") from error
        # A crash of the machine may cost the sandbox its inbox; waiting for the disk would cost every message time.
        self._database.execute("PRAGMA synchronous = OFF")
        self._arrival = asyncio.Event()
        self.books = partner_books.Books(self._database)
        self.visitors = visitors.Visitors(self._database)
        self.witnesses = witness_books.Books(self._database)
        self.switches = Switches().changed(json.loads(self._note("switches", "{}")))

    def close(self) -> None:
        """Nothing is asked of it any more."""
        self._database.close()

    def deliver(self, message: NewMessage) -> None:
        """The message is in the inbox, and whoever waits for one is woken.

        A letter that comes again, by its Message-ID, is there once, as in a real mailbox.
        """
        added = self._database.execute(
            "INSERT INTO message (channel, recipient, sender, subject, text, html, letter, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (*message, datetime.now(UTC).isoformat()),
        )
        self._database.execute("DELETE FROM message WHERE id <= ?", ((added.lastrowid or 0) - KEPT_MESSAGES,))
        self._arrival.set()
        self._arrival = asyncio.Event()

    def messages(self, *, to: str = "", channel: str = "", after: int = 0, limit: int = 500) -> list[Message]:
        """The newest messages first, at most `limit`; `after` leaves out this id and all before it."""
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM message WHERE id > :after AND (:to = '' OR recipient = :to)"  # noqa: S608 - constant
            " AND (:channel = '' OR channel = :channel) ORDER BY id DESC LIMIT :limit",
            {"after": after, "to": address(to), "channel": channel, "limit": limit},
        )
        return [_message(row) for row in rows]

    def message(self, number: int) -> Message | None:
        """The message with this id."""
        row = self._database.execute(f"SELECT {_COLUMNS} FROM message WHERE id = ?", (number,)).fetchone()  # noqa: S608
        return _message(row) if row else None

    async def wait_for_messages(self, seconds: float, *, to: str, channel: str, after: int) -> list[Message]:
        """Such messages, as soon as there are any; none when the time is over."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while True:
            arrival = self._arrival
            found = self.messages(to=to, channel=channel, after=after)
            left = deadline - loop.time()
            if found or left <= 0:
                return found
            with suppress(TimeoutError):
                await asyncio.wait_for(arrival.wait(), left)

    def clear(self) -> None:
        """The inbox is empty; ids go on rising."""
        self._database.execute("DELETE FROM message")

    def switch(self, switches: Switches) -> None:
        """From now on the switches stand so."""
        self.switches = switches
        self._write("switches", json.dumps(switches.as_json()))

    def use_quota(self) -> int | None:
        """What is left of the registry's quota after this question; None: no end; -1: it was used up before."""
        registry = self.switches["registry"]
        if registry.quota is None:
            return None
        if registry.quota == 0:
            return -1
        left = replace(registry, quota=registry.quota - 1)
        self.switch(replace(self.switches, systems={**self.switches.systems, "registry": left}))
        return left.quota

    def next_number(self) -> int:
        """A number that was not handed out before."""
        number = int(self._note("next_person", str(FIRST_PERSON_TO_TRY)))
        self._write("next_person", str(number + 1))
        return number

    def _note(self, name: str, default: str) -> str:
        row = self._database.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def _write(self, name: str, value: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", (name, value))


def _database_at(path: Path | None) -> sqlite3.Connection:
    database = sqlite3.connect(path or ":memory:", isolation_level=None)
    try:
        database.executescript(_SCHEMA + partner_books.SCHEMA + visitors.SCHEMA + witness_books.SCHEMA)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _message(row: tuple[int, str, str, str, str, str, str, str]) -> Message:
    number, channel, to, sender, subject, text, html, at = row
    return Message(
        id=number,
        channel=Channel(channel),
        to=to,
        sender=sender,
        subject=subject,
        text=text,
        html=html,
        links=links_in(text, html),
        codes=codes_in(f"{subject}\n{text}"),
        at=datetime.fromisoformat(at),
    )
