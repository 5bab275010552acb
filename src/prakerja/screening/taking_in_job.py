"""The job that reads a file which was handed in: out of the storage, checked, then the verb.

It opens the units of work, because the storage may be over the network and nothing may wait for it in a transaction.
Killed anywhere it has saved nothing but how far it was, and begins anew.
"""

from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.sealed import CannotUnseal
from prakerja.kit.sealed_stream import CutShort
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening import jobs
from prakerja.screening.handed_in_states import SAVING
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_faults import Fault, ListFault, ListRefused
from prakerja.screening.list_files import opened_list_file
from prakerja.screening.models import HandedInList
from prakerja.screening.refuse_list import refuse_list
from prakerja.screening.spool_list import spooled_list
from prakerja.screening.take_in_list import take_in_list
from prakerja.work.progress import Progress, note_progress

#: Ten million rows take a minute or two; a statement that takes longer has gone wrong.
_LONGEST_MS: Final = 1_800_000
#: Two looks of somebody who waits are three seconds apart; so much is read in less.
_NOTED_EVERY: Final = 5_000_000


def run_taking_in(*, handed_in_id: int, by: Actor) -> None:
    """The file has become a list, or was refused with its faults; nothing where it waits no more."""
    row = HandedInList.objects.waiting().filter(pk=handed_in_id).first()
    if row is None:
        return
    try:
        _take_in(row, by)
    except ListRefused as refused:
        with unit_of_work(by=by) as work:
            refuse_list(handed_in_id=row.pk, faults=refused.faults, by=work.actor, now=work.now)


def _take_in(row: HandedInList, by: Actor) -> None:
    """Raises ListRefused."""
    noted = _Noted(row, by)
    try:
        with (
            opened_list_file(row.file_name) as file,
            spooled_list(file, kind=ListKind(row.kind), on_progress=noted.note) as spooled,
        ):
            noted.note_saving()
            with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
                take_in_list(handed_in_id=row.pk, spooled=spooled, by=work.actor, now=work.now)
    except (FileNotFoundError, CutShort, CannotUnseal) as lost:
        raise ListRefused([Fault(None, ListFault.FILE_LOST)]) from lost


class _Noted:
    """How far the reading is, for those who wait for it."""

    def __init__(self, row: HandedInList, by: Actor) -> None:
        self._row = row
        self._by = by
        self._noted = -_NOTED_EVERY

    def note(self, read: int) -> None:
        if read - self._noted >= _NOTED_EVERY:
            self._noted = read
            self._save(Progress(done=read, of=self._row.size))

    def note_saving(self) -> None:
        self._save(Progress(SAVING, done=self._row.size, of=self._row.size))

    def _save(self, progress: Progress) -> None:
        with unit_of_work(by=self._by):
            note_progress(jobs.take_in_list, progress, handed_in_id=self._row.pk)
