"""Somebody hands in the file of an exclusion list: it is kept until it has been read, and it bars nobody."""

from dataclasses import replace
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
    """The very same file is a list in the register, of which the same is said: `row`."""

    def __init__(self, row: ExclusionList) -> None:
        self.row = row
        super().__init__(row.name)


def as_before(details: ListDetails, sha256: str) -> ListDetails:
    """The same with the first day under which this file was handed in last with the same said of it, if it was."""
    said = vars(details).copy()
    del said["valid_from"]
    before = HandedInList.objects.filter(sha256=sha256, **said).order_by("-pk").first()
    return replace(details, valid_from=before.valid_from) if before else details


def hand_in_list(*, file: KeptListFile, details: ListDetails, by: Actor, now: datetime) -> HandedInList:
    """The file waits to be read, and its work is begun.

    Handing in the same file twice is handing it in once: then the row returned has another `file_name`, and the new
    file is surplus. If its reading had failed, it is tried again. Whoever said something wrong of it hands the file in
    anew and says what is right. Raises ImportedAlready.
    """
    require(Permission.HAND_IN_LISTS, by=by)
    if already := ExclusionList.objects.filter(sha256=file.sha256, **vars(details)).first():
        raise ImportedAlready(already)
    row, is_new = HandedInList.objects.get_or_create(
        sha256=file.sha256,
        **vars(details),
        state=HandedInState.WAITS,
        defaults={
            "size": file.size,
            "file_name": file.name,
            "handed_in_at": now,
            "handed_in_by": by.account_id,
            "operator": by.name,
        },
    )
    if not is_new:
        _try_again(row, by, now)
        return row
    begin_work(jobs.take_in_list, now, handed_in_id=row.pk)
    record(ScreeningEvent.LIST_HANDED_IN, subject=row, by=by, at=now, kind=row.kind, size=row.size, sha256=row.sha256)
    return row


def _try_again(row: HandedInList, by: Actor, now: datetime) -> None:
    if try_again(jobs.take_in_list, now, handed_in_id=row.pk):
        record(ScreeningEvent.LIST_TRIED_AGAIN, subject=row, by=by, at=now)
