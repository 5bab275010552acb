"""Dues that were paid otherwise than their rows say, and are due as far as nothing was paid."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.incentives.models import Instalment, Survey
from prakerja.incentives.states import DueKind
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file

_TABLES: Final = {DueKind.INSTALMENT: Instalment._meta.db_table, DueKind.SURVEY: Survey._meta.db_table}


class Mend(NamedTuple):
    """`amount`: what of it was not paid."""

    applicant_id: UUID
    award: int
    kind: DueKind
    number: int
    amount: int


def note_never_paid(dues: Sequence[Mend]) -> None:
    """These are said to be settled, and nothing was paid: they are to be paid. Twice is once."""
    for kind in _TABLES:
        _run("note_never_paid", kind, dues)


def owe_the_rest(dues: Sequence[Mend], *, now: datetime) -> None:
    """Of these a part was paid: they are that part, and the rest is an instalment due now. Their cards are locked."""
    for kind in _TABLES:
        _run("owe_the_rest", kind, dues, now=now)


def _run(name: str, kind: DueKind, dues: Sequence[Mend], **more: Value) -> None:
    of_kind = [due for due in dues if due.kind is kind]
    if not of_kind:
        return
    values: dict[str, Value] = {
        "applicants": [due.applicant_id for due in of_kind],
        "awards": [due.award for due in of_kind],
        "numbers": [due.number for due in of_kind],
        "amounts": [due.amount for due in of_kind],
    }
    run_with_arrays(sql_file(__file__, name).format(table=_TABLES[kind]), {**values, **more})
