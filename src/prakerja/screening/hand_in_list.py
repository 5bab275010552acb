"""Somebody hands in the file of an exclusion list: it is kept until it has been read, and it bars nobody."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.screening import jobs
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.handed_in_states import HandedInState
from prakerja.screening.list_details import ListDetails
from prakerja.screening.list_files import KeptListFile
from prakerja.screening.models import ExclusionList, HandedInList
from prakerja.work.begin_work import begin_work
from prakerja.work.try_again import try_again


class ImportedAlready(Refused):
    """The very same file is a list in the register: `row`."""

    def __init__(self, row: ExclusionList) -> None:
        self.row = row
        super().__init__(row.name)


class HandedInAsAnotherList(Refused):
    """The very same file waits to be read, as a list of another kind: `row`."""

    def __init__(self, row: HandedInList) -> None:
        self.row = row
        super().__init__(row.name)


def hand_in_list(*, file: KeptListFile, details: ListDetails, by: Actor, now: datetime) -> HandedInList:
    """The file waits to be read, and its work is begun.

    Handing in the same file twice is handing it in once: then the row returned has another `file_name`, and the new
    file is surplus. If its reading had failed, it is tried again. Raises ImportedAlready, HandedInAsAnotherList.
    """
    require(Permission.HAND_IN_LISTS, by=by)
    if already := ExclusionList.objects.filter(sha256=file.sha256).first():
        raise ImportedAlready(already)
    row, is_new = HandedInList.objects.get_or_create(
        sha256=file.sha256,
        state=HandedInState.WAITS,
        defaults={
            **vars(details),
            "size": file.size,
            "file_name": file.name,
            "handed_in_at": now,
            "handed_in_by": by.account_id,
            "operator": by.name,
        },
    )
    if not is_new:
        if (row.kind, row.year) != (details.kind, details.year):
            raise HandedInAsAnotherList(row)
        _try_again(row, by, now)
        return row
    begin_work(jobs.take_in_list, now, handed_in_id=row.pk)
    record(ScreeningEvent.LIST_HANDED_IN, subject=row, by=by, at=now, kind=row.kind, size=row.size, sha256=row.sha256)
    return row


def _try_again(row: HandedInList, by: Actor, now: datetime) -> None:
    if try_again(jobs.take_in_list, now, handed_in_id=row.pk):
        record(ScreeningEvent.LIST_TRIED_AGAIN, subject=row, by=by, at=now)
