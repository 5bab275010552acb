"""What was due has been paid, or the bank gave it back: its row says so, of as many at once as there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.incentives.models import Instalment, Survey
from prakerja.incentives.states import DueKind
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file

_TABLES: Final = {DueKind.INSTALMENT: Instalment._meta.db_table, DueKind.SURVEY: Survey._meta.db_table}


class Happened(NamedTuple):
    """To one due: it was paid, or came back, at that moment."""

    applicant_id: UUID
    award: int
    kind: DueKind
    number: int
    at: datetime


def note_settled(paid: Sequence[Happened]) -> int:
    """Part of what books an outcome: these are settled. Returns how many were not before.

    Twice is once, and in any order: what came back is settled only by what was paid after that.
    """
    return sum(_note("note_settled", kind, paid) for kind in _TABLES)


def note_returned(came_back: Sequence[Happened]) -> int:
    """Part of what books a reversal: these are to be paid again. Returns how many were settled before.

    Twice is once, and in any order: what was paid again meanwhile stays settled.
    """
    return sum(_note("note_returned", kind, came_back) for kind in _TABLES)


def _note(name: str, kind: DueKind, happened: Sequence[Happened]) -> int:
    of_kind = [one for one in happened if one.kind is kind]
    if not of_kind:
        return 0
    values: dict[str, Value] = {
        "applicants": [one.applicant_id for one in of_kind],
        "awards": [one.award for one in of_kind],
        "numbers": [one.number for one in of_kind],
        "moments": [one.at for one in of_kind],
    }
    return run_with_arrays(sql_file(__file__, name).format(table=_TABLES[kind]), values).rowcount
