"""What became of each row of a push, and of what was not in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint


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


def apply_each[Row, Key: tuple[str, ...] | str](
    rows: Sequence[Row],
    key_of: Callable[[Row], Key],
    apply: Callable[[Row], Became],
    *,
    is_so: Callable[[Row], bool],
) -> list[Outcome]:
    """Each in a savepoint of its own, but for what `is_so` already, which costs no statement.

    In the order of their keys, so that two pushes at once wait and never embrace.
    """
    outcomes: dict[int, Outcome] = {}
    seen: set[Key] = set()
    for index in sorted(range(len(rows)), key=lambda one: (key_of(rows[one]), one)):
        row = rows[index]
        key = key_of(row)
        if key in seen:
            outcomes[index] = Outcome(Became.REFUSED, RowTwice())
        else:
            outcomes[index] = Outcome(Became.UNCHANGED) if is_so(row) else _applied(row, apply)
        seen.add(key)
    return [outcomes[index] for index in range(len(rows))]


def _applied[Row](row: Row, apply: Callable[[Row], Became]) -> Outcome:
    try:
        with savepoint():
            return Outcome(apply(row))
    except Refused as refused:
        return Outcome(Became.REFUSED, refused)


def remove_each[Key](leaving: Iterable[Key], *, expected: int, remove: Callable[[Key], object]) -> list[Key]:
    """All of them, or none: a list that was cut on its way takes nothing away. Raises RemovalsDiffer."""
    removed = list(leaving)
    if len(removed) != expected:
        raise RemovalsDiffer(len(removed))
    for key in removed:
        remove(key)
    return removed
