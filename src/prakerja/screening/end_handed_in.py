"""What a file was handed in for has ended: the row tells how, and the file goes."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.kit.queue import put_on_queue
from prakerja.screening import jobs
from prakerja.screening.handed_in_states import HandedInState
from prakerja.screening.list_faults import Fault
from prakerja.screening.models import ExclusionList, HandedInList


def end_handed_in(
    row: HandedInList,
    *,
    to: HandedInState,
    at: datetime,
    became: ExclusionList | None = None,
    faults: Sequence[Fault] = (),
) -> None:
    """Part of the verbs by which it ends. Raises MoveRefused."""
    HandedInList.objects.filter(pk=row.pk).move(
        to=to, ended_at=at, file_name="", became=became, faults=[_kept(fault) for fault in faults]
    )
    put_on_queue(jobs.delete_list_file, file_name=row.file_name)


def _kept(fault: Fault) -> list[int | str | None]:
    return [fault.line, fault.what.value, fault.column.value]
