"""What became of each row of a push, and of what was not in it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prakerja.kit.refused import Refused


class Became(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class RowTwice(Refused):
    """An earlier row of the same push names the same."""


class RemovalsDiffer(Refused):
    """What would be taken away is not as many as was said: nothing was done. `found`: how many it would be."""

    def __init__(self, found: int) -> None:
        self.found = found
        super().__init__(f"{found} would be taken away")


@dataclass(frozen=True)
class Outcome:
    became: Became
    #: Why, where it was refused.
    refused: Refused | None = None


@dataclass(frozen=True)
class Pushed[Key]:
    """In the order of the rows; `removed`: what is withdrawn, cancelled or ended because it was in no row."""

    outcomes: list[Outcome]
    removed: list[Key]


@dataclass(frozen=True)
class Judged[Row, Key: tuple[str, ...] | str]:
    """What is to become of each row, before anything is written: what is refused is never sent to the database, so
    that all that is right goes there together."""

    rows: Sequence[Row]
    key_of: Callable[[Row], Key]
    outcomes: list[Outcome]

    def that(self, became: Became) -> list[Row]:
        """In the order of their keys, so that two pushes at once wait and never embrace."""
        found = [row for row, one in zip(self.rows, self.outcomes, strict=True) if one.became is became]
        return sorted(found, key=self.key_of)

    def refused_later(self, keys: Collection[Key], refused: Refused) -> list[Outcome]:
        """All outcomes; rows of these keys, to be created, came too late."""
        late = Outcome(Became.REFUSED, refused)
        return [
            late if one.became is Became.CREATED and self.key_of(row) in keys else one
            for row, one in zip(self.rows, self.outcomes, strict=True)
        ]


def judge_each[Row, Key: tuple[str, ...] | str](
    rows: Sequence[Row], key_of: Callable[[Row], Key], judge: Callable[[Row], Became]
) -> Judged[Row, Key]:
    """`judge` asks no table, and raises what refuses its row; of rows that name the same the first one counts."""
    seen: set[Key] = set()
    outcomes = []
    for row in rows:
        key = key_of(row)
        outcomes.append(Outcome(Became.REFUSED, RowTwice()) if key in seen else _judged(row, judge))
        seen.add(key)
    return Judged(rows, key_of, outcomes)


def _judged[Row](row: Row, judge: Callable[[Row], Became]) -> Outcome:
    try:
        return Outcome(judge(row))
    except Refused as refused:
        return Outcome(Became.REFUSED, refused)


def require_as_many[Key](leaving: Iterable[Key], *, expected: int) -> list[Key]:
    """What is to be taken away: all of it, or nothing of a list that was cut on its way. Raises RemovalsDiffer."""
    removed = list(leaving)
    if len(removed) != expected:
        raise RemovalsDiffer(len(removed))
    return removed
