"""How a list is copied: round after round by `updated_since`, and within a round piece after piece by a cursor."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from prakerja.kit.horizon import horizon
from prakerja.partner_api.v2.asked import Asked, Code, Moment
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected
from prakerja.training.copies.rounds import Piece, Position, Round

MOST: Final = 500
_NUMBER: Final = 18


class AskedList(Asked):
    """`updated_since`: as the last answer of the round before said it; `cursor`: as the answer before said it."""

    updated_since: Moment | None = None
    cursor: Annotated[str, Field(max_length=400)] | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 100


class Listed[Item](BaseModel):
    """`next_cursor`: null at the end of the round; `updated_since`: where the next round begins, in each answer the
    same. What was written in the last minute of a round comes again in the next: nothing is missed, and a row that has
    not changed is known by its `updated_at`."""

    items: list[Item]
    next_cursor: str | None
    updated_since: datetime


class _Cursor(BaseModel):
    """What a cursor holds: of which list it is, the round, and the place in it."""

    of: str
    since: Moment | None
    until: Moment
    next_since: Moment
    at: Moment
    key: Code


_CURSORS: Final = TypeAdapter(_Cursor)


@dataclass(frozen=True)
class ListOf[Row, Item: BaseModel]:
    """`copy`: the next piece of a round; `has_numbers`: its rows are told apart by numbers."""

    name: str
    copy: Callable[[Round], Piece[Row]]
    tell: Callable[[Row], Item]
    has_numbers: bool = False

    def told(self, asked: AskedList) -> Listed[Item]:
        """Raises Rejected, and what `copy` does."""
        begun, next_since = self._begun(asked)
        piece = self.copy(begun)
        return Listed[Item](
            items=[self.tell(row) for row in piece.rows],
            next_cursor=None if piece.next is None else self._cursor(begun, next_since, piece.next),
            updated_since=next_since,
        )

    def _begun(self, asked: AskedList) -> tuple[Round, datetime]:
        if asked.cursor is None:
            now = horizon()
            return Round(asked.updated_since, now.until, None, asked.limit), now.next_since
        cursor = _read(asked.cursor)
        is_number = cursor.key.isdigit() and len(cursor.key) <= _NUMBER
        if cursor.of != self.name or (self.has_numbers and not is_number):
            raise Rejected(Problem.CURSOR_WRONG)
        after = Position(cursor.at, cursor.key)
        return Round(cursor.since, cursor.until, after, asked.limit), cursor.next_since

    def _cursor(self, begun: Round, next_since: datetime, place: Position) -> str:
        cursor = _Cursor.model_construct(
            of=self.name,
            since=begun.since,
            until=begun.until,
            next_since=next_since,
            at=place.at,
            key=place.key,
        )
        return base64.urlsafe_b64encode(cursor.model_dump_json().encode()).decode()


def _read(cursor: str) -> _Cursor:
    """Raises Rejected. Whoever makes up a cursor finds another place in a list of their own, and nothing else."""
    try:
        return _CURSORS.validate_python(json.loads(base64.urlsafe_b64decode(cursor)))
    except (ValueError, RecursionError, ValidationError) as error:
        raise Rejected(Problem.CURSOR_WRONG) from error
