"""The bank as a whole: its books, keys and switches, and the accounts that it knows beyond the nation's."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from prakerja_sandbox.bank.accounts import Account, Condition, account_at
from prakerja_sandbox.bank.books import FIRST_FLOAT, Books, float_of
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE, SERVED, House
from prakerja_sandbox.bank.keys import Keys, keys_in, made_keys
from prakerja_sandbox.bank.switches import BankSwitch, BankSwitches, kept_switches

WIB: Final = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class BankOptions:
    """What the command line said. `settle_s`: how long RTGS and SKN take. `callbacks`: where outcomes are told.

    `since`: when the first money came to new floats; None: at the start.
    """

    state: Path | None = None
    keys: Path | None = None
    tolerance_s: float = 300.0
    settle_s: float = 2.0
    first_float: int = FIRST_FLOAT
    since: float | None = None
    callbacks: str | None = None
    drop: Path | None = None


@dataclass(slots=True)
class Bank:
    """The one bank of this process."""

    options: BankOptions
    books: Books
    switches: BankSwitches
    _keys: Keys | None = None
    _opened: dict[str, Account] = field(default_factory=dict)
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def keys(self) -> Keys:
        """Made or read when they are first asked for: making them takes longer than starting."""
        if self._keys is None:
            self._keys = keys_in(self.options.keys) if self.options.keys else made_keys()
        return self._keys

    def account(self, house: House, number: str) -> Account | None:
        """The account with this number, as it was opened here or as the nation has it."""
        return self._opened.get(house.id_of(number)) or account_at(house, number)

    def open_account(self, account: Account) -> None:
        """From now on it is there, and so; it may be one of the nation's in another condition."""
        row = (account.house.code, account.number, account.holder, account.nik, account.condition.value)
        self.books.database.execute("INSERT OR REPLACE INTO opened VALUES (?, ?, ?, ?, ?)", row)
        self._opened[account.id] = account

    def change_account(self, house: House, number: str, **changed: object) -> Account | None:
        """The account with something else about it; None: there is no such account."""
        found = self.account(house, number)
        if found is not None:
            found = replace(found, **changed)  # type: ignore[arg-type] # named by the caller
            self.open_account(found)
        return found

    def opened(self) -> list[Account]:
        """Those beyond the nation's, or in another condition."""
        return list(self._opened.values())

    def set_switches(self, switches: BankSwitches) -> None:
        """From now on they stand so."""
        self.switches = switches
        self.books.keep_note("switches", switches.kept())

    def take_switch(self, name: str) -> BankSwitch:
        """How it behaves this time; one that holds for so many calls has one fewer left."""
        switch = self.switches[name]
        if switch.left is not None:
            self.set_switches(self.switches.used(name))
        return switch

    def start(self, work: Coroutine[None, None, None]) -> None:
        """The work goes on in the background; the reference keeps the loop from dropping it."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def fill(self) -> None:
        """What an earlier run opened is there, and a float that never had anything has its first money."""
        for house, number, holder, nik, condition in self.books.database.execute("SELECT * FROM opened").fetchall():
            one = Account(HOUSE_BY_CODE[house], number, holder, nik, Condition(condition))
            self._opened[one.id] = one
        for house in SERVED:
            if not self.books.received_since(float_of(house), 0):
                at = seconds_now() if self.options.since is None else self.options.since
                self.books.fund(house, self.options.first_float, now=at)


def open_bank(options: BankOptions) -> Bank:
    """The bank with what its file holds. Raises NotAStateFile."""
    books = Books(options.state)
    bank = Bank(options, books, kept_switches(books.note("switches")))
    bank.fill()
    return bank


def in_wib(at: float) -> datetime:
    """The moment, in the zone in which banks count their days."""
    return datetime.fromtimestamp(at, UTC).astimezone(WIB)


def day_of(at: float) -> str:
    """The day of the moment."""
    return f"{in_wib(at):%Y-%m-%d}"


def written(at: float) -> str:
    """As SNAP writes a moment."""
    return in_wib(at).isoformat(timespec="seconds")
