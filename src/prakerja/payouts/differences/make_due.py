"""What somebody was paid too little is due to them: the next batch has it, after the screening that all have."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.incentives import jobs
from prakerja.incentives.mend_due import Mend, note_never_paid, owe_the_rest
from prakerja.incentives.states import DueKind
from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.payouts.differences.rectified import Rectified
from prakerja.work.begin_work import begin_work


def make_due(rows: Sequence[Rectified], *, now: datetime) -> None:
    """Part of what rectifies. What was said to be paid is not; what was paid in part has the rest as another
    instalment; what the night has forgotten it looks for again. Its money lies on the account of what is due already.
    """
    note_never_paid(_of(rows, DifferenceKind.SAID_PAID))
    owe_the_rest(_of(rows, DifferenceKind.TOO_LITTLE), now=now)
    for wave_id in sorted({one.wave_id for one in rows if one.kind == DifferenceKind.FORGOTTEN}):
        begin_work(jobs.bring_due, now, wave_id=wave_id)


def _of(rows: Sequence[Rectified], kind: DifferenceKind) -> list[Mend]:
    return [
        Mend(one.payee_id, one.award, DueKind(one.due_kind), one.number, one.amount) for one in rows if one.kind == kind
    ]
