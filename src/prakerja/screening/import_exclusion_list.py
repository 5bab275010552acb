"""Takes an exclusion list into the register: a CSV of NIKs with its source, legal basis and dates."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Final

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import digest
from prakerja.kit.sql import sql_file
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList
from prakerja.screening.nik_rows import nik_rows

_PIECE: Final = 1_000_000


class ImportedAsAnotherList(Refused):
    """The very same file is in the register already, and as a list of another kind."""


@dataclass(frozen=True)
class ListDetails:
    """What is said of a list besides its people. `valid_until`: the last day on which it bars; None: no end."""

    kind: ListKind
    name: str
    source: str
    legal_basis: str
    valid_from: date
    valid_until: date | None = None


def import_exclusion_list(*, file: BinaryIO, details: ListDetails, by: Actor, now: datetime) -> ExclusionList:
    """The list stands in the register with all of its people, and bars nobody before two people have decided so.

    Importing the same file twice is importing it once.

    Raises RowsRefused with the line of every bad row, and ImportedAsAnotherList; nothing is saved then.
    """
    require(Permission.HAND_IN_LISTS, by=by)
    sha256 = _sha256(file)
    if already := ExclusionList.objects.filter(sha256=sha256).first():
        return _same_kind(already, details)
    people = _copy_in(file)
    row, created = ExclusionList.objects.get_or_create(
        sha256=sha256,
        defaults={**vars(details), "people": people, "imported_at": now, "imported_by": by.account_id},
    )
    if not created:
        return _same_kind(row, details)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "add_listed_niks"), {"list_id": row.pk})
    record(ScreeningEvent.LIST_IMPORTED, subject=row, by=by, at=now, kind=row.kind, people=people, sha256=sha256)
    return row


def _sha256(file: BinaryIO) -> str:
    """Of the whole file, which then stands at its beginning again."""
    total = hashlib.sha256()
    while piece := file.read(_PIECE):
        total.update(piece)
    file.seek(0)
    return total.hexdigest()


def _same_kind(row: ExclusionList, details: ListDetails) -> ExclusionList:
    if row.kind != details.kind:
        raise ImportedAsAnotherList(row.name)
    return row


def _copy_in(file: BinaryIO) -> int:
    """The digests wait in a temporary table; returns how many people they are."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "table_of_imported_niks"))
        with cursor.copy("COPY imported_nik (nik_digest) FROM STDIN") as copy:
            for nik in nik_rows(file):
                copy.write_row([digest(nik, purpose=Purpose.NIK)])
        cursor.execute("SELECT count(DISTINCT nik_digest) FROM imported_nik")
        people: int = cursor.fetchone()[0]
    return people
