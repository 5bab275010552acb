"""What the numbers of a whole file look like together, and when they cannot be what they are said to be. Pure.

One number may look odd and be somebody's: NIKs with impossible dates are held by real people, and codes of regions have
changed. Of a whole column none of that is so. Three counters and the ends of each number tell, however long it is.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from prakerja.identity.numbers import is_date_of_family_card, is_date_of_nik
from prakerja.regions.former_codes import is_nik_prefix
from prakerja.screening.list_faults import Column, Fault, ListFault

#: Of fewer people a digit may stay the same by chance.
ENOUGH_FOR_DIGITS: Final = 20
#: Of fewer, odd numbers may be most of them by chance.
ENOUGH_FOR_ODDITIES: Final = 5
#: From here on floating point knows even numbers only: 2⁵³ is 9007199254740992.
_FLOATS_LOSE_DIGITS_FROM: Final = "901"
_IS_DATE: Final[dict[Column, Callable[[str], bool]]] = {
    Column.NIK: is_date_of_nik,
    Column.KK: is_date_of_family_card,
}


@dataclass(frozen=True)
class ShapeFigures:
    """Of one column. `fixed_digits`: the places, from 1, whose digit is the same in every number."""

    numbers: int
    impossible_dates: int
    unknown_regions: int
    fixed_digits: tuple[int, ...]


@dataclass
class Shape:
    """Grows with each piece of the column; takes a few megabytes at most."""

    column: Column
    _places: Counter[str] = field(default_factory=Counter)
    _dates: Counter[str] = field(default_factory=Counter)
    _serials: Counter[str] = field(default_factory=Counter)
    #: The first three digits and the last one.
    _ends: Counter[str] = field(default_factory=Counter)

    def add(self, numbers: Sequence[str]) -> None:
        self._places.update([number[:6] for number in numbers])
        self._dates.update([number[6:12] for number in numbers])
        self._serials.update([number[12:] for number in numbers])
        self._ends.update([number[:3] + number[-1] for number in numbers])

    def figures(self) -> ShapeFigures:
        is_date = _IS_DATE[self.column]
        return ShapeFigures(
            numbers=self._serials.total(),
            impossible_dates=sum(count for date, count in self._dates.items() if not is_date(date)),
            unknown_regions=sum(count for place, count in self._places.items() if not is_nik_prefix(place[:4])),
            fixed_digits=tuple(self._fixed_digits()),
        )

    def faults(self) -> list[Fault]:
        """Why this column cannot be of NIKs, or of family cards, as somebody wrote them down."""
        figures = self.figures()
        return [Fault(None, what, self.column) for what in _FAULTS if _FAULTS[what](self, figures)]

    def _fixed_digits(self) -> Iterator[int]:
        for offset, part in ((1, self._places), (7, self._dates), (13, self._serials)):
            yield from (offset + place for place in _fixed(part))

    def is_one_number(self, figures: ShapeFigures) -> bool:
        return figures.numbers >= ENOUGH_FOR_DIGITS and len(figures.fixed_digits) == 16

    def has_lost_last_digits(self, figures: ShapeFigures) -> bool:
        """A spreadsheet keeps fifteen digits, some programs fewer: then the last one is the same for all of them.

        Where the whole serial is, too, it need not be so: people made up for the demo have 0000.
        """
        fixed_in_serial = {13, 14, 15, 16}.intersection(figures.fixed_digits)
        enough = figures.numbers >= ENOUGH_FOR_DIGITS
        return enough and 16 in fixed_in_serial and len(fixed_in_serial) < 4

    def is_only_even(self, _figures: ShapeFigures) -> bool:
        large = {end: count for end, count in self._ends.items() if end[:3] >= _FLOATS_LOSE_DIGITS_FROM}
        digits = {end[-1] for end in large}
        return sum(large.values()) >= ENOUGH_FOR_DIGITS and len(digits) > 1 and digits <= set("02468")


def _fixed(parts: Collection[str]) -> list[int]:
    """The places, from 0, at which all of these texts of one length agree."""
    digits = [set(place) for place in zip(*parts, strict=True)]
    return [place for place, seen in enumerate(digits) if len(seen) == 1]


def _are_most(few: int, of: int) -> bool:
    return few >= ENOUGH_FOR_ODDITIES and 2 * few > of


_FAULTS: Final[dict[ListFault, Callable[[Shape, ShapeFigures], bool]]] = {
    ListFault.ALL_THE_SAME: Shape.is_one_number,
    ListFault.LAST_DIGITS_LOST: Shape.has_lost_last_digits,
    ListFault.ONLY_EVEN: Shape.is_only_even,
    ListFault.FEW_DATES: lambda _shape, figures: _are_most(figures.impossible_dates, figures.numbers),
    ListFault.FEW_REGIONS: lambda _shape, figures: _are_most(figures.unknown_regions, figures.numbers),
}
