"""Whom the demo platform knows by a cookie: the state that a browser left with, or the tokens that it got."""

import sqlite3
from typing import Final

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS visitor (
    id TEXT PRIMARY KEY, state TEXT NOT NULL DEFAULT '', access TEXT NOT NULL DEFAULT '',
    refresh TEXT NOT NULL DEFAULT ''
);
"""


class Visitors:
    """In the sandbox's own store. Nobody's name is in it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def expect(self, visitor: str, state: str) -> None:
        """This browser is on its way to Prakerja, and comes back with this state."""
        self._database.execute("INSERT INTO visitor (id, state) VALUES (?, ?)", (visitor, state))

    def take_state(self, visitor: str, state: str) -> bool:
        """Whether it is this browser's, and comes for the first time: afterwards nobody is expected."""
        taken = self._database.execute(
            "DELETE FROM visitor WHERE id = ? AND state = ? AND state <> ''", (visitor, state)
        )
        return taken.rowcount == 1

    def keep(self, visitor: str, access: str, refresh: str) -> None:
        """The browser is signed in by these."""
        self._database.execute("INSERT INTO visitor (id, access, refresh) VALUES (?, ?, ?)", (visitor, access, refresh))

    def renew(self, visitor: str, access: str, refresh: str) -> None:
        """The same, by other ones; whoever has signed out meanwhile stays out."""
        self._database.execute("UPDATE visitor SET access = ?, refresh = ? WHERE id = ?", (access, refresh, visitor))

    def access(self, visitor: str) -> str | None:
        """None: nobody is signed in by this browser."""
        query = "SELECT access FROM visitor WHERE id = ? AND access <> ''"
        row = self._database.execute(query, (visitor,)).fetchone()
        return str(row[0]) if row else None

    def take_refresh(self, visitor: str) -> str:
        """It is sent once, whatever comes of it; empty: it was."""
        query = "SELECT refresh FROM visitor WHERE id = ?"
        row = self._database.execute(query, (visitor,)).fetchone()
        self._database.execute("UPDATE visitor SET refresh = '' WHERE id = ?", (visitor,))
        return str(row[0]) if row else ""

    def forget(self, visitor: str) -> None:
        """Nothing of this browser is kept."""
        self._database.execute("DELETE FROM visitor WHERE id = ?", (visitor,))
