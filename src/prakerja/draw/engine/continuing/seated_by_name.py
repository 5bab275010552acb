"""Who holds a seat, with an entry for each of them: for small files, and for those that are not plain."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from prakerja.draw.engine.continuing.seated import Added, Row, candidate_cells, seated_in
from prakerja.draw.engine.draw_compiled import LeftToReference
from prakerja.draw.engine.proof import papers as p

_BY_NAME: Final = "it is read row by row"


class SeatedByName:
    """As the strict reader reads them."""

    def __init__(self, asked: Collection[str]) -> None:
        self._asked = asked
        self._rows: dict[str, Row] = {}
        self._households: dict[str, str] = {}
        self._won: Counter[str] = Counter()

    def add(self, folder: Path) -> Added:
        seated = dict(seated_in(folder))
        last_of = {row: receipt for receipt, row in seated.items()}
        row_of = {receipt: row for row, receipt in last_of.items()}
        added = Added(many=Counter(seated.values()))
        for receipt, _, _, tickets, household, _ in candidate_cells(folder / p.CANDIDATES):
            if receipt in seated:
                self.seat(receipt, seated[receipt], household.lower())
            if receipt in row_of:
                added.last[row_of[receipt]] = (receipt, int(tickets))
            if receipt in self._asked:
                added.candidates.add(receipt)
        return added

    def row_of(self, receipt: str) -> Row | None:
        return self._rows.get(receipt)

    def won(self, household: str) -> int:
        return self._won[household]

    def seat(self, receipt: str, row: Row, household: str) -> None:
        self._rows[receipt] = row
        if household:
            self._households[receipt] = household
            self._won[household] += 1

    def vacate(self, receipt: str) -> Row | None:
        row = self._rows.pop(receipt, None)
        household = self._households.pop(receipt, "") if row else ""
        if household:
            self._won[household] -= 1
        return row

    def left(self, _candidates: Path, _gone: set[str], /) -> Iterator[memoryview]:
        raise LeftToReference(_BY_NAME)

    def require_plain(self, _candidates: Path, /) -> None:
        raise LeftToReference(_BY_NAME)

    def with_seats_won(self, _candidates: Path, /) -> Iterator[memoryview]:
        raise LeftToReference(_BY_NAME)
