"""How a list is copied: round after round by `updated_since`, and within a round piece after piece by a cursor."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from prakerja.kit.horizon import horizon
from prakerja.partner_api.v2.asked import Asked, Code, Moment
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected
from prakerja.training.copies.rounds import Piece, Position, Round

MOST: Final = 500
#: Of lines of statements: there are a million of them, and the database writes each.
MOST_LINES: Final = 10_000
_NUMBER: Final = 18


class AskedList(Asked):
    """`updated_since`: as the last answer of the round before said it; `cursor`: as the answer before said it."""

    updated_since: Moment | None = None
    cursor: Annotated[str, Field(max_length=400)] | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 100


class AskedLines(AskedList):
    """More of them at once than of other lists."""

    limit: Annotated[int, Field(ge=1, le=MOST_LINES)] = 1_000


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


class Keys(Enum):
    """What tells rows apart that were written in the same moment."""

    TEXTS = auto()
    NUMBERS = auto()
    IDS = auto()
    DAYS = auto()


@dataclass(frozen=True)
class ListOf[Row, Item: BaseModel]:
    """`copy`: the next piece of a round; `keys`: by what its rows are told apart."""

    name: str
    copy: Callable[[Round], Piece[Row]]
    tell: Callable[[Row], Item]
    keys: Keys = Keys.TEXTS

    def told(self, asked: AskedList) -> Listed[Item]:
        """Raises Rejected, and what `copy` does."""
        begun, next_since = begun_round(asked, of=self.name, keys=self.keys)
        piece = self.copy(begun)
        return Listed[Item](
            items=[self.tell(row) for row in piece.rows],
            next_cursor=next_cursor(begun, next_since, piece.next, of=self.name),
            updated_since=next_since,
        )


def begun_round(asked: AskedList, *, of: str, keys: Keys = Keys.TEXTS) -> tuple[Round, datetime]:
    """The round of which the next piece is asked, and where the one after it begins. Raises Rejected."""
    if asked.cursor is None:
        now = horizon()
        return Round(asked.updated_since, now.until, None, asked.limit), now.next_since
    cursor = _read(asked.cursor)
    if cursor.of != of or not _IS_KEY[keys](cursor.key):
        raise Rejected(Problem.CURSOR_WRONG)
    after = Position(cursor.at, cursor.key)
    return Round(cursor.since, cursor.until, after, asked.limit), cursor.next_since


def next_cursor(begun: Round, next_since: datetime, place: Position | None, *, of: str) -> str | None:
    """None at the end of the round."""
    if place is None:
        return None
    cursor = _Cursor.model_construct(
        of=of, since=begun.since, until=begun.until, next_since=next_since, at=place.at, key=place.key
    )
    return base64.urlsafe_b64encode(cursor.model_dump_json().encode()).decode()


def _is_number(key: str) -> bool:
    return key.isdigit() and len(key) <= _NUMBER


def _is_id(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _is_day(key: str) -> bool:
    try:
        date.fromisoformat(key)
    except ValueError:
        return False
    return True


_IS_KEY: Final[Mapping[Keys, Callable[[str], bool]]] = {
    Keys.TEXTS: lambda _key: True,
    Keys.NUMBERS: _is_number,
    Keys.IDS: _is_id,
    Keys.DAYS: _is_day,
}


def _read(cursor: str) -> _Cursor:
    """Raises Rejected. Whoever makes up a cursor finds another place in a list of their own, and nothing else."""
    try:
        return _CURSORS.validate_python(json.loads(base64.urlsafe_b64decode(cursor)))
    except (ValueError, RecursionError, ValidationError) as error:
        raise Rejected(Problem.CURSOR_WRONG) from error
