"""The lines of a statement: a page of them, one by its posting, or all as a file."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from uuid import UUID

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import allow_longer
from prakerja.training.statements.querysets import StatementKey

#: A million lines, on a machine that is busy with something else.
_LONGEST_MS: Final = 120_000
#: What is shorter needs no disk.
_IN_MEMORY: Final = 1_000_000
#: Before it stands every line.
FIRST: Final = UUID(int=0)


@dataclass(frozen=True)
class StatedLine:
    """`posting_id`: its name for everybody: of the posting in the ledger."""

    posting_id: UUID
    kind: str
    part: str
    amount: int
    evidence: str
    evidence_number: int
    earned_at: datetime
    #: It had been held up.
    was_held: bool
    invoice_code: str
    course_code: str
    course: str
    schedule_code: str


def lines_page(key: StatementKey, *, after: UUID, limit: int) -> list[StatedLine]:
    """In the order of their postings; the next page begins after the last of them."""
    with connection.cursor() as cursor:
        cursor.execute(_page(), {**_values(key), "after": after, "limit": limit})
        return [StatedLine(*row) for row in cursor.fetchall()]


def lines_file(key: StatementKey) -> IO[bytes]:
    """All of them as CSV in UTF-8, and the adjustments after them, in a file that is gone once it is closed.

    Written piece by piece: whoever answers with it never has all of it in memory.
    """
    allow_longer(_LONGEST_MS)
    with ExitStack() as undone:
        file = undone.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        with connection.cursor() as cursor, cursor.copy(_file(), _values(key)) as copy:
            for piece in copy:
                file.write(piece)
        file.seek(0)
        undone.pop_all()
    return file


def _values(key: StatementKey) -> Mapping[str, UUID | date]:
    return {"partner": key[0], "month": key[1]}


@cache
def _page() -> str:
    return sql_file(__file__, "lines_page").format(lines=sql_file(__file__, "stated_lines"))


@cache
def _file() -> str:
    return sql_file(__file__, "lines_file").format(lines=sql_file(__file__, "stated_lines"))
