"""Who has precedence in a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, model_validator

from prakerja.schemes.groups import TARGET_OF, SeatGroup, TargetGroup
from prakerja.schemes.sourced import Sourced


@dataclass(frozen=True)
class ReservedShare:
    """How many of all seats are set aside for those who have precedence, and how many must be."""

    groups: tuple[SeatGroup, ...]
    reserved: int
    least: int
    total: int

    @property
    def is_enough(self) -> bool:
        return self.reserved >= self.least


class Priority(Sourced):
    """Who comes first (Permenko 11/2020 Art. 2(6)). A wave's seats carry it out, and planning holds them to it."""

    groups: tuple[TargetGroup, ...]
    #: Of a wave's seats at least so many are set aside for these groups.
    reserved_percent: Annotated[int, Field(ge=0, le=100)]
    #: Names of the aid lists whose people come after those who had no aid yet. Told to whoever plans, carried out by
    #: nothing: seats are for areas and groups, and no group is made of who is on no list (docs/journey.md).
    not_yet_aided_first: tuple[str, ...]
    repeat_applicants_weigh_more: bool

    @model_validator(mode="after")
    def a_share_is_for_somebody(self) -> Self:
        if self.reserved_percent and not self.groups:
            raise ValueError(f"{self.reserved_percent} % are reserved, and no group is named")
        return self

    @property
    def seat_groups(self) -> tuple[SeatGroup, ...]:
        """The groups of seats by which the precedence is carried out."""
        return tuple(seats for seats, target in TARGET_OF.items() if target in self.groups)

    def share_of(self, seats_by_group: Iterable[tuple[str, int]]) -> ReservedShare:
        """What these seats, group by group, set aside for those who have precedence."""
        seats = list(seats_by_group)
        total = sum(number for _, number in seats)
        return ReservedShare(
            groups=self.seat_groups,
            reserved=sum(number for group, number in seats if group in self.seat_groups),
            least=-(-total * self.reserved_percent // 100),
            total=total,
        )
