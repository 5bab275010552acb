"""Takes an exclusion list into the register: its people as digests, with its source, legal basis, dates and figures."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Final

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import savepoint
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList
from prakerja.screening.spool_list import SpooledList

_PIECE: Final = 1_000_000


class ImportedAsAnotherList(Refused):
    """The very same file is in the register already, and as a list of another kind."""


class _ImportedAlready(Exception):
    """By somebody else at this moment: what was added is undone."""


@dataclass(frozen=True)
class ListDetails:
    """What is said of a list besides its people. `valid_until`: the last day on which it bars; None: no end."""

    kind: ListKind
    name: str
    source: str
    legal_basis: str
    valid_from: date
    valid_until: date | None = None
    #: In which the people on a list of recipients received.
    year: int | None = None


def import_exclusion_list(*, spooled: SpooledList, details: ListDetails, by: Actor, now: datetime) -> ExclusionList:
    """The list stands in the register with all of its people, and bars nobody before two people have decided so.

    Importing the same file twice is importing it once. Raises ImportedAsAnotherList.
    """
    require(Permission.HAND_IN_LISTS, by=by)
    if already := ExclusionList.objects.filter(sha256=spooled.sha256).first():
        return _same_kind(already, details)
    try:
        with savepoint():
            row = _added(spooled, details, by, now)
    except _ImportedAlready:
        return _same_kind(ExclusionList.objects.get(sha256=spooled.sha256), details)
    record(
        ScreeningEvent.LIST_IMPORTED,
        subject=row,
        by=by,
        at=now,
        kind=row.kind,
        people=row.people,
        sha256=row.sha256,
    )
    return row


def _same_kind(row: ExclusionList, details: ListDetails) -> ExclusionList:
    if (row.kind, row.year) != (details.kind, details.year):
        raise ImportedAsAnotherList(row.name)
    return row


def _added(spooled: SpooledList, details: ListDetails, by: Actor, now: datetime) -> ExclusionList:
    # Its people come first, because the list's own row is never changed and says how many they are.
    list_id = _reserved_id()
    people = _add_people(spooled.rows, list_id)
    row, is_new = ExclusionList.objects.get_or_create(
        sha256=spooled.sha256,
        defaults={
            **vars(details),
            "id": list_id,
            "people": people,
            "rows": spooled.niks.numbers,
            "family_cards": spooled.family_cards,
            "impossible_dates": spooled.niks.impossible_dates,
            "unknown_regions": spooled.niks.unknown_regions,
            "fixed_digits": list(spooled.niks.fixed_digits),
            "imported_at": now,
            "imported_by": by.account_id,
        },
    )
    if not is_new:
        raise _ImportedAlready
    return row


def _reserved_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('screening_exclusionlist', 'id'))")
        list_id: int = cursor.fetchone()[0]
    return list_id


def _add_people(rows: IO[bytes], list_id: int) -> int:
    """Returns how many they are; the digests wait in a temporary table until they are sorted."""
    rows.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "table_of_imported_niks"))
        with cursor.copy("COPY imported_nik (nik_digest, kk_digest) FROM STDIN (FORMAT binary)") as copy:
            while piece := rows.read(_PIECE):
                copy.write(piece)
        cursor.execute(sql_file(__file__, "add_listed_niks"), {"list_id": list_id})
        people: int = cursor.rowcount
    return people
