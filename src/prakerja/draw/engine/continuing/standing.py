"""Who holds a seat of a draw, and which seats are vacant: after its result, its addenda and whatever continued it."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prakerja.draw.engine.continuing.appeals import cells_of, is_joiner, key_under, row_beaten
from prakerja.draw.engine.continuing.entries import Numbered
from prakerja.draw.engine.continuing.first_draw import FirstDraw, read_first_draw
from prakerja.draw.engine.continuing.seated import Cells, Row, Seated
from prakerja.draw.engine.continuing.seated_by_name import SeatedByName
from prakerja.draw.engine.draw_compiled import LeftToReference, require_compiler
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.select_from_files import is_worth_compiling
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
    """`gone`: whose seat fell vacant, and whoever is left out. `waiting`: appeals won, whether or not seated since.

    `taken`: places in the joiners' tree of whoever appealed.
    """

    first: FirstDraw
    terms: Terms
    seated: Seated
    vacant: Counter[Row] = field(default_factory=Counter)
    gone: set[str] = field(default_factory=set)
    appeals: dict[str, AppealEntry] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, Cells] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)

    def is_left(self, receipt: str) -> bool:
        """Neither seated now or before, nor left out."""
        return receipt not in self.gone and self.seated.row_of(receipt) is None

    def take(self, told: AppealEntry | AddendumEntry) -> Iterator[str]:
        """What the entry says has happened; the names of what is wrong with it."""
        if isinstance(told, AppealEntry):
            yield from self._decided(told)
        elif told.what == "excluded":
            self.gone |= {told.receipt} if self.seated.row_of(told.receipt) is None else set()
        elif told.what == "vacated":
            yield from self._vacated(told.receipt)
        elif told.what in ("appeal_won", "appeal_lost"):
            yield from self._key_told(told)
        else:
            yield from self._ended(told)

    def _vacated(self, receipt: str) -> Iterator[str]:
        row = self.seated.vacate(receipt)
        if row is None:
            yield "vacated_unseated"
            return
        self.gone.add(receipt)
        self.vacant[row] += 1

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
            self.seated.seat(told.receipt, row, appeal.household)

    def row_for(self, appeal: AppealEntry) -> Row | None:
        """Where an appeal that was won is seated now: by its key, unless the household has what the cap allows."""
        key = key_under(self.terms.seed, appeal)
        if not self.is_left(appeal.receipt) or self.is_full(appeal):
            return None
        return row_beaten(appeal, key, seats=self.first.seats, last=self.first.last)

    def is_full(self, appeal: AppealEntry) -> bool:
        return bool(appeal.household) and appeal.household_held + self.seated.won(appeal.household) >= self.terms.cap


def standing_after(
    first: Path, entries: Sequence[Numbered], links: Sequence[Link], *, terms: Terms
) -> tuple[Standing, list[Found]]:
    """After all of these, in the order of the log; and what is wrong with the entries. `first`: the folder of the draw
    whose seed serves. Raises FileRefused.
    """
    asked = list(dict.fromkeys(one.entry.receipt for one in entries))
    try:
        return _after(first, entries, links, terms, _seated_in_files(first, asked))
    except LeftToReference:
        return _after(first, entries, links, terms, SeatedByName(asked))


def _seated_in_files(first: Path, asked: Collection[str]) -> Seated:
    """Raises LeftToReference."""
    if not is_worth_compiling(first / p.CANDIDATES):
        raise LeftToReference("it is small")
    require_compiler()
    from prakerja.draw.engine.continuing.seated_in_files import SeatedInFiles

    return SeatedInFiles(asked)


def _after(
    folder: Path, entries: Sequence[Numbered], links: Sequence[Link], terms: Terms, seated: Seated
) -> tuple[Standing, list[Found]]:
    standing = Standing(read_first_draw(folder, seed=terms.seed, seated=seated), terms, seated)
    faults: list[Found] = []
    waiting = sorted(links, key=lambda link: link.index)
    for one in entries:
        while waiting and waiting[0].index < one.index:
            standing.vacant -= seated.add(waiting.pop(0).folder).many
        faults += [Found(name, f"entry {one.index}") for name in standing.take(one.entry)]
    for link in waiting:
        standing.vacant -= seated.add(link.folder).many
    return standing, faults
