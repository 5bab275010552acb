"""Money: whole rupiah, none or more. A debt is somebody else's amount, never one below zero. Pure.

The database keeps it as a `BigIntegerField`; `int(amount)` goes in and `Rupiah(number)` comes out. Schemes say their
benefits in it; differences and parts stand ready for payouts (a balance that is spent, an amount in instalments).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from prakerja.kit.refused import Refused


class NotAnAmount(ValueError):
    """No whole number of rupiah, none or more: a mistake of whoever wrote it, in code or in a file."""


class NotEnough(Refused):
    """More was to be taken than there is."""

    def __init__(self, *, there: "Rupiah", wanted: "Rupiah") -> None:
        self.there = there
        self.wanted = wanted
        super().__init__(f"{wanted} is more than {there}")


@dataclass(frozen=True, order=True, slots=True)
class Rupiah:
    """An amount. It meets amounts alone: adding a bare number to it, or comparing the two, is an error of types."""

    amount: int

    def __post_init__(self) -> None:
        if not _is_whole(self.amount) or self.amount < 0:
            raise NotAnAmount(f"{self.amount!r} is not an amount in whole rupiah")

    def __int__(self) -> int:
        return self.amount

    def __bool__(self) -> bool:
        return self.amount > 0

    def __str__(self) -> str:
        return f"Rp{self.amount}"

    def __add__(self, other: "Rupiah") -> "Rupiah":
        return Rupiah(self.amount + other.amount) if isinstance(other, Rupiah) else NotImplemented

    def __sub__(self, other: "Rupiah") -> "Rupiah":
        """What is left. Raises NotEnough."""
        if not isinstance(other, Rupiah):
            return NotImplemented
        if other > self:
            raise NotEnough(there=self, wanted=other)
        return Rupiah(self.amount - other.amount)

    def __mul__(self, times: int) -> "Rupiah":
        return Rupiah(self.amount * times) if _is_whole(times) else NotImplemented

    __rmul__ = __mul__

    def split(self, parts: int) -> tuple["Rupiah", ...]:
        """So many parts that together are the whole; what does not divide goes to the first ones, a rupiah each."""
        if not _is_whole(parts) or parts < 1:
            raise ValueError(f"an amount has no {parts!r} parts")
        share, left = divmod(self.amount, parts)
        return tuple(Rupiah(share + (part < left)) for part in range(parts))


def sum_of(amounts: Iterable[Rupiah]) -> Rupiah:
    """All of them together; of none it is nothing."""
    return sum(amounts, start=Rupiah(0))


def _is_whole(number: object) -> bool:
    """A bool is an `int` to Python, and no number to a person."""
    return isinstance(number, int) and not isinstance(number, bool)
