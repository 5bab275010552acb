"""Who holds a seat of a draw, and which seats are vacant: after its result, its addenda and whatever continued it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prakerja.draw.engine.continuing.appeals import cells_of, is_joiner, key_under, row_beaten
from prakerja.draw.engine.continuing.entries import Numbered
from prakerja.draw.engine.continuing.first_draw import Cells, FirstDraw, Row, candidate_cells, seated_in
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.told_entries import AddendumEntry, AppealEntry


@dataclass(frozen=True)
class Terms:
    """Of the draw whose seed serves. `origin`: its *F*."""

    origin: str
    seed: str
    cap: int
    joiners_root: str
    joiners_count: int


@dataclass(frozen=True)
class Link:
    """A draw that continues: the folder of its bundle, its *F*, and where the log has its statement."""

    folder: Path
    statement_sha256: str
    index: int


@dataclass
class Standing:
    """`gone`: whose seat fell vacant, and whoever is left out. `waiting`: appeals won, and not seated.

    `won`: seats that each household holds now. `taken`: places in the joiners' tree of whoever appealed.
    """

    first: FirstDraw
    terms: Terms
    seat_of: dict[str, Row]
    household_of: dict[str, str]
    won: Counter[str]
    vacant: Counter[Row] = field(default_factory=Counter)
    gone: set[str] = field(default_factory=set)
    appeals: dict[str, AppealEntry] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, Cells] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)

    def is_left(self, receipt: str) -> bool:
        """Neither seated now or before, nor left out."""
        return receipt not in self.seat_of and receipt not in self.gone

    def seat(self, receipt: str, row: Row, household: str) -> None:
        self.seat_of[receipt] = row
        self.waiting.pop(receipt, None)
        if household:
            self.household_of[receipt] = household
            self.won[household] += 1

    def take(self, told: AppealEntry | AddendumEntry) -> Iterator[str]:
        """What the entry says has happened; the names of what is wrong with it."""
        if isinstance(told, AppealEntry):
            yield from self._decided(told)
        elif told.what == "excluded":
            self.gone |= {told.receipt} - self.seat_of.keys()
        elif told.what == "vacated":
            yield from self._vacated(told.receipt)
        elif told.what in ("appeal_won", "appeal_lost"):
            yield from self._key_told(told)
        else:
            yield from self._ended(told)

    def _vacated(self, receipt: str) -> Iterator[str]:
        row = self.seat_of.pop(receipt, None)
        if row is None:
            yield "vacated_unseated"
            return
        self.gone.add(receipt)
        self.vacant[row] += 1
        household = self.household_of.pop(receipt, "")
        if household:
            self.won[household] -= 1

    def _decided(self, appeal: AppealEntry) -> Iterator[str]:
        if appeal.receipt in self.appeals:
            yield "appeal_undecided"
            return
        self.appeals[appeal.receipt] = appeal
        is_known = is_joiner(appeal, root=self.terms.joiners_root, joiners=self.terms.joiners_count)
        if not is_known or appeal.place in self.taken or appeal.receipt in self.first.candidates:
            yield "appellant_unknown"
        self.taken.add(appeal.place)

    def _key_told(self, told: AddendumEntry) -> Iterator[str]:
        appeal = self.appeals.get(told.receipt)
        if appeal is None or told.what != f"appeal_{appeal.decision}" or told.receipt in self.keys:
            yield "appeal_undecided"
            return
        self.keys[told.receipt] = told.key
        if told.key != key_under(self.terms.seed, appeal):
            yield "appeal_key_differs"
        if appeal.decision == "won":
            self.waiting[told.receipt] = cells_of(appeal)

    def _ended(self, told: AddendumEntry) -> Iterator[str]:
        appeal = self.appeals.get(told.receipt)
        is_first = told.receipt in self.keys and told.receipt not in self.ended
        if appeal is None or appeal.decision != "won" or not is_first:
            yield "appeal_undecided"
            return
        self.ended.add(told.receipt)
        if told.key != self.keys[told.receipt]:
            yield "appeal_key_differs"
        row = self.row_for(appeal)
        if (told.what, told.row) != (("seated", ",".join(row)) if row else ("not_seated", "")):
            yield "appeal_outcome_differs"
        if row:
            self.seat(told.receipt, row, appeal.household)

    def row_for(self, appeal: AppealEntry) -> Row | None:
        """Where an appeal that was won is seated now: by its key, unless the household has what the cap allows."""
        key = key_under(self.terms.seed, appeal)
        if not self.is_left(appeal.receipt) or self.is_full(appeal):
            return None
        return row_beaten(appeal, key, seats=self.first.seats, last=self.first.last)

    def is_full(self, appeal: AppealEntry) -> bool:
        return bool(appeal.household) and appeal.household_held + self.won[appeal.household] >= self.terms.cap


def standing_after(
    first: FirstDraw, entries: Sequence[Numbered], links: Sequence[Link], *, terms: Terms
) -> tuple[Standing, list[Found]]:
    """After all of these, in the order of the log; and what is wrong with the entries. Raises FileRefused."""
    standing = Standing(
        first, terms, dict(first.seat_of), dict(first.household_of), Counter(first.household_of.values())
    )
    faults: list[Found] = []
    waiting = sorted(links, key=lambda link: link.index)
    for one in entries:
        while waiting and waiting[0].index < one.index:
            _continue(standing, waiting.pop(0).folder)
        faults += [Found(name, f"entry {one.index}") for name in standing.take(one.entry)]
    for link in waiting:
        _continue(standing, link.folder)
    return standing, faults


def _continue(standing: Standing, folder: Path) -> None:
    seated = dict(seated_in(folder))
    for cells in candidate_cells(folder):
        if cells[0] in seated:
            standing.seat(cells[0], seated[cells[0]], cells[4].lower())
    standing.vacant -= Counter(seated.values())
