"""What is on all accounts of each kind together, by budget year and wave: the books as one table, read at once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

from prakerja.ledger.chart import NATURE, AccountKind, Side
from prakerja.ledger.flows import Flow, flows


class Part(NamedTuple):
    """Of one kind, the money of a year and a wave. `wave`: its number; 0: for none."""

    year: int
    wave: int
    holds: int


@dataclass(frozen=True)
class Totals:
    _parts: dict[AccountKind, dict[tuple[int, int], int]]

    @classmethod
    def now(cls) -> Self:
        return cls.of_flows(flows())

    @classmethod
    def of_flows(cls, found: Iterable[Flow]) -> Self:
        """Each kind as it grows: what a debit takes from one it gives to another."""
        parts: dict[AccountKind, Counter[tuple[int, int]]] = {kind: Counter() for kind in AccountKind}
        for flow in found:
            for kind, side in ((flow.debit, Side.DEBIT), (flow.credit, Side.CREDIT)):
                grows = NATURE[kind].grows_on is side
                parts[kind][flow.year, flow.wave] += flow.amount if grows else -flow.amount
        return cls({kind: dict(counted) for kind, counted in parts.items()})

    @property
    def years(self) -> list[int]:
        return sorted({year for parts in self._parts.values() for year, _wave in parts})

    def of_kind(self, kind: AccountKind) -> list[Part]:
        """By year, then wave; where nothing is left as well, because something was there."""
        return [Part(year, wave, holds) for (year, wave), holds in sorted(self._parts[kind].items())]

    def of_year(self, kind: AccountKind, year: int) -> int:
        return sum(part.holds for part in self.of_kind(kind) if part.year == year)

    def on_side(self, side: Side, year: int) -> int:
        """Of all kinds that grow on it: on both sides it is the same."""
        return sum(self.of_year(kind, year) for kind, nature in NATURE.items() if nature.grows_on is side)
