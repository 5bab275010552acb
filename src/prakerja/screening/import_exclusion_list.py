"""Takes an exclusion list into the register: its people as digests, with its source, legal basis, dates and figures."""

from datetime import datetime
from typing import Final

from django.db import connection

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.screening.count_named import keep_named
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.list_details import ListDetails
from prakerja.screening.list_faults import Column, Fault, ListFault, ListRefused
from prakerja.screening.models import ExclusionList
from prakerja.screening.spool_list import SpooledList

_PIECE: Final = 1_000_000


def import_exclusion_list(
    *, spooled: SpooledList, details: ListDetails, handed_in_by: Actor, by: Actor, now: datetime
) -> ExclusionList:
    """Part of `take_in_list`: the list stands in the register with all of its people.

    Importing the same file twice, with the same said of it, is importing it once. Raises ListRefused.
    """
    if already := ExclusionList.objects.filter(sha256=spooled.sha256, **vars(details)).first():
        return already
    people = _copy_in(spooled)
    row, is_new = _row(spooled, details, people, handed_in_by, now)
    if not is_new:
        return row
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "add_listed_niks"), {"list_id": row.pk})
        # Until the statistics know of it a plan expects nobody on it, and looks through all identities for each who is:
        # of a second list of a million the known people were still being counted after six minutes (measured).
        cursor.execute("ANALYZE screening_listednik")
    keep_named(row, now=now)
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


def _row(
    spooled: SpooledList, details: ListDetails, people: int, handed_in_by: Actor, now: datetime
) -> tuple[ExclusionList, bool]:
    return ExclusionList.objects.get_or_create(
        sha256=spooled.sha256,
        **vars(details),
        defaults={
            "people": people,
            "rows": spooled.niks.numbers,
            "family_cards": spooled.family_cards,
            "impossible_dates": spooled.niks.impossible_dates,
            "unknown_regions": spooled.niks.unknown_regions,
            "fixed_digits": list(spooled.niks.fixed_digits),
            "own_days": spooled.days.rows,
            "first_own_day": spooled.days.first,
            "last_own_day": spooled.days.last,
            "imported_at": now,
            "imported_by": handed_in_by.account_id,
            "operator": handed_in_by.name,
        },
    )


def _copy_in(spooled: SpooledList) -> int:
    """The digests wait in a temporary table; returns how many people they are. Raises ListRefused."""
    spooled.rows.seek(0)
    beside = "since" if spooled.days.has_column else "kk_digest"
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "table_of_imported_niks"))
        with cursor.copy(f"COPY imported_nik (nik_digest, {beside}) FROM STDIN (FORMAT binary)") as copy:
            while piece := spooled.rows.read(_PIECE):
                copy.write(piece)
        if spooled.days.has_column:
            cursor.execute(sql_file(__file__, "has_two_days"))
            if cursor.fetchone() == (True,):
                raise ListRefused([Fault(None, ListFault.TWO_DAYS, Column.SINCE)])
        cursor.execute("SELECT count(DISTINCT nik_digest) FROM imported_nik")
        people: int = cursor.fetchone()[0]
    return people
