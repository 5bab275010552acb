"""What the witnesses have written down, in the sandbox's own store: it is there before anybody is answered."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from prakerja_sandbox.witnesses.rules import Handed, Seen

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS witness_leaf (
    witness TEXT, number INTEGER, hash BLOB NOT NULL, PRIMARY KEY (witness, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS witness_entry (
    witness TEXT, number INTEGER, line BLOB NOT NULL, at INTEGER NOT NULL, is_older INTEGER NOT NULL,
    PRIMARY KEY (witness, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS witness_handed (
    witness TEXT, statement TEXT, position INTEGER, secret TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (witness, statement, position, secret)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS witness_note (
    witness TEXT, size INTEGER, note TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (witness, size)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS witness_refusal (
    number INTEGER PRIMARY KEY AUTOINCREMENT, witness TEXT, why TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS witness_clock (one INTEGER PRIMARY KEY CHECK (one = 1), ahead INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Refusal:
    """`note`: what it was shown."""

    why: str
    note: str
    at: int


class Books:
    """Of all witnesses; each knows its own rows alone."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def leaves(self, witness: str) -> list[bytes]:
        """The hashes of all entries that it has read, in order."""
        rows = self._database.execute("SELECT hash FROM witness_leaf WHERE witness = ? ORDER BY number", (witness,))
        return [bytes(row[0]) for row in rows]

    def entries(self, witness: str) -> list[Seen]:
        """Those of draws."""
        query = "SELECT number, line, at, is_older FROM witness_entry WHERE witness = ? ORDER BY number"
        rows = self._database.execute(query, (witness,))
        return [Seen(number, bytes(line), at, bool(is_older)) for number, line, at, is_older in rows]

    def read(self, witness: str, begin: int, hashes: Iterable[bytes], entries: Iterable[Seen]) -> None:
        """It has read so far."""
        leaves = [(witness, number, leaf) for number, leaf in enumerate(hashes, begin)]
        seen = [(witness, one.number, one.line, one.at, one.is_older) for one in entries]
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO witness_leaf VALUES (?, ?, ?)", leaves)
        self._database.executemany("INSERT INTO witness_entry VALUES (?, ?, ?, ?, ?)", seen)
        self._database.execute("COMMIT")

    def hand(self, witness: str, given: Handed) -> None:
        """It has this reveal from now on; the first time counts."""
        row = (witness, given.statement_sha256, given.position, given.secret, given.at)
        self._database.execute("INSERT OR IGNORE INTO witness_handed VALUES (?, ?, ?, ?, ?)", row)

    def handed(self, witness: str) -> list[Handed]:
        """What was given to it."""
        query = "SELECT statement, position, secret, at FROM witness_handed WHERE witness = ? ORDER BY at"
        return [Handed(*row) for row in self._database.execute(query, (witness,))]

    def cosign(self, witness: str, size: int, note: str, at: int) -> None:
        """It vouches for this note, its line below: the first one over so many entries stands."""
        self._database.execute("INSERT OR IGNORE INTO witness_note VALUES (?, ?, ?, ?)", (witness, size, note, at))

    def cosigned(self, witness: str, size: int | None = None) -> tuple[int, str, int] | None:
        """Size, note and moment of the one over so many entries; None: of the newest."""
        query = "SELECT size, note, at FROM witness_note WHERE witness = ? AND (? IS NULL OR size = ?)"
        found: tuple[int, str, int] | None = self._database.execute(
            f"{query} ORDER BY size DESC LIMIT 1", (witness, size, size)
        ).fetchone()
        return found

    def refuse(self, witness: str, refusal: Refusal) -> None:
        """Kept with what it was shown: that is the proof. Once in a row."""
        newest = self.refusals(witness)[:1]
        if not newest or (newest[0].why, newest[0].note) != (refusal.why, refusal.note):
            query = "INSERT INTO witness_refusal (witness, why, note, at) VALUES (?, ?, ?, ?)"
            self._database.execute(query, (witness, refusal.why, refusal.note, refusal.at))

    def refusals(self, witness: str) -> list[Refusal]:
        """The newest first."""
        query = "SELECT why, note, at FROM witness_refusal WHERE witness = ? ORDER BY number DESC LIMIT 20"
        return [Refusal(*row) for row in self._database.execute(query, (witness,))]

    def ahead_s(self) -> int:
        """By how much the witnesses' clock is ahead of this machine's."""
        row = self._database.execute("SELECT ahead FROM witness_clock").fetchone()
        return int(row[0]) if row else 0

    def put_clock(self, ahead_s: int) -> None:
        """From now on it is ahead by so much."""
        self._database.execute("INSERT OR REPLACE INTO witness_clock VALUES (1, ?)", (ahead_s,))

    def forget(self) -> None:
        """As before anybody was asked."""
        for table in ("leaf", "entry", "handed", "note", "refusal", "clock"):
            self._database.execute(f"DELETE FROM witness_{table}")  # noqa: S608 - our own names
