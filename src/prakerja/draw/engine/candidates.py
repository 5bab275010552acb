"""The candidates of a draw as columns, every value checked as it comes: there is no object per person."""

import re
from array import array
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from prakerja.draw.engine.file_refused import ValueRefused
from prakerja.regions.areas import is_area
from prakerja.schemes.groups import ANYONE
from prakerja.waves.seats_line import is_group_name

NO_HOUSEHOLD: Final = -1
# Each ticket costs one hash; without a limit one row could keep the machine busy for years.
MOST_TICKETS: Final = 1_000_000
MOST_CARDS: Final = 1_000_000
_HEX: Final = re.compile(r"[0-9a-fA-F]{32}", re.ASCII)


class CandidateRow(NamedTuple):
    """One candidate as a row of the file: `groups` joined by `;`, `household` 32 hex digits or empty."""

    receipt: str
    area: str
    groups: str
    tickets: int
    household: str
    household_held: int


class Kind(NamedTuple):
    """What the seats look at in a candidate; thousands share one kind."""

    area: str
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Position *n* of each column is the *n*-th candidate of the file."""

    receipts: list[str] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    kind_of: "array[int]" = field(default_factory=lambda: array("I"))
    tickets: "array[int]" = field(default_factory=lambda: array("I"))
    household_of: "array[int]" = field(default_factory=lambda: array("i"))
    held: "array[int]" = field(default_factory=lambda: array("I"))

    def __len__(self) -> int:
        return len(self.receipts)

    @property
    def households(self) -> int:
        """How many households there are; they are numbered from 0 in `household_of`."""
        return max(self.household_of, default=NO_HOUSEHOLD) + 1


class CandidatesGathering:
    """Checks rows of text one by one and appends them to the columns; a text seen before is not checked again."""

    def __init__(self) -> None:
        self.candidates = Candidates()
        self._receipts: set[str] = set()
        self._kinds: dict[tuple[str, str], int] = {}
        self._distinct_kinds: dict[Kind, int] = {}
        self._households: dict[str, int] = {"": NO_HOUSEHOLD}
        self._tickets: dict[str, int] = {}
        self._cards: dict[str, int] = {}

    def add(self, row: tuple[str, ...]) -> None:
        """The row is the last candidate. Raises ValueRefused with the cause, and then nothing may be used."""
        receipt, area, groups, tickets, household, held = row
        columns = self.candidates
        columns.receipts.append(self._checked_receipt(receipt))
        kind = self._kinds.get((area, groups))
        columns.kind_of.append(self._new_kind(area, groups) if kind is None else kind)
        columns.tickets.append(self._tickets.get(tickets) or self._new_tickets(tickets))
        number = self._households.get(household)
        columns.household_of.append(self._new_household(household) if number is None else number)
        cards = self._cards.get(held)
        columns.held.append(self._new_cards(held) if cards is None else cards)

    def _checked_receipt(self, receipt: str) -> str:
        if not receipt or not (receipt.isascii() and receipt.isprintable()) or receipt != receipt.strip():
            raise ValueRefused("receipt must be printable ASCII text, not empty, without spaces at its ends")
        self._receipts.add(receipt)
        if len(self._receipts) == len(self.candidates.receipts):
            earlier = self.candidates.receipts.index(receipt) + 1
            raise ValueRefused(f"receipt {receipt[:60]!r} appears twice, first as candidate {earlier} of this file")
        return receipt

    def _new_kind(self, area: str, groups: str) -> int:
        kind = checked_kind(area, groups)
        if kind not in self._distinct_kinds:
            self._distinct_kinds[kind] = len(self.candidates.kinds)
            self.candidates.kinds.append(kind)
        number = self._kinds[area, groups] = self._distinct_kinds[kind]
        return number

    def _new_tickets(self, text: str) -> int:
        return self._tickets.setdefault(text, whole_number("tickets", text, at_least=1, at_most=MOST_TICKETS))

    def _new_cards(self, text: str) -> int:
        return self._cards.setdefault(text, whole_number("household_held", text, at_least=0, at_most=MOST_CARDS))

    def _new_household(self, household: str) -> int:
        if not _HEX.fullmatch(household):
            raise ValueRefused("household must be 32 hex digits (the keyed digest of the family card) or empty")
        digest = household.lower()
        return self._households.setdefault(digest, len(self._households) - 1)


def checked_kind(area: str, groups: str) -> Kind:
    """What the seats look at in a candidate of this area and these groups. Raises ValueRefused."""
    if not is_area(area):
        cause = f"area {area[:12]!r} is not known; expected ID, a 2-digit province or a 4-digit regency"
        raise ValueRefused(cause)
    return Kind(area, frozenset(checked_group(name) for name in groups.split(";")) if groups else frozenset())


def checked_group(name: str) -> str:
    """The name of a group. Raises ValueRefused for what could not be told apart in a file."""
    if name == ANYONE or not is_group_name(name):
        raise ValueRefused(f"{name[:40]!r} is not the name of a group")
    return name


def whole_number(column: str, text: str, *, at_least: int | None = None, at_most: int | None = None) -> int:
    """The number written as `text`. Raises ValueRefused naming the column unless it is whole and within bounds."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise ValueRefused(f"{column} is {text[:20]!r}; it must be a whole number")
    number = int(text)
    if at_least is not None and number < at_least:
        raise ValueRefused(f"{column} is {number}; it must be {at_least} or more")
    if at_most is not None and number > at_most:
        raise ValueRefused(f"{column} is {number}; it must be {at_most} or less")
    return number
