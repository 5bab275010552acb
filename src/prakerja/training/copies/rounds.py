"""A round through a list: all that was written between two moments, in that order, some rows at a time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Position:
    """After this row the next piece begins; `key` tells those apart that were written in the same moment."""

    at: datetime
    key: str


@dataclass(frozen=True)
class Round:
    """From `since` (None: from the beginning) to `until`, both ends included."""

    since: datetime | None
    until: datetime
    after: Position | None
    limit: int


@dataclass(frozen=True)
class Piece[Row]:
    """`next`: None at the end of the round."""

    rows: list[Row]
    next: Position | None


def piece_of[Row: Model](rows: QuerySet[Row], asked: Round, *, at: str, key: str) -> Piece[Row]:
    """The next rows by their columns `at` and `key`."""
    found = rows.filter(**{f"{at}__lte": asked.until})
    if asked.since is not None:
        found = found.filter(**{f"{at}__gte": asked.since})
    if asked.after is not None:
        found = found.filter(**{f"{at}__gte": asked.after.at})
        found = found.exclude(**{at: asked.after.at, f"{key}__lte": asked.after.key})
    read = list(found.order_by(at, key)[: asked.limit + 1])
    kept = read[: asked.limit]
    if len(read) == len(kept):
        return Piece(kept, None)
    return Piece(kept, Position(getattr(kept[-1], at), str(getattr(kept[-1], key))))
