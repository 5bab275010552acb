"""The job that freezes a wave: candidates out of the database, files into the storage, then the verb.

It opens the units of work, because the storage may be over the network and nothing may wait for it in a transaction.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import batched
from typing import Any, Final

from django.db import connection

from prakerja.draw import jobs
from prakerja.draw.candidate_files import keep_candidate_files, seats_lines_of
from prakerja.draw.candidate_parts import CandidateParts, forget_parts, forget_place
from prakerja.draw.eligible_candidates import (
    candidate_rows,
    candidates_behind,
    count_candidates,
    require_single_receipts,
)
from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.freeze_candidates import freeze_candidates, wave_to_freeze
from prakerja.draw.handover import HandoverStage, OnStage, Tell, silent, told_stages
from prakerja.draw.joiners.fixing_job import run_fixing
from prakerja.draw.joiners.models import JoinerTree
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.own_folder import own_folder
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave
from prakerja.work.progress import Progress, note_progress, progress_of

#: Ten million people are read in one statement.
_READING_MS: Final = 1_800_000
#: Kept as one part: what a kill costs at most is to read and to write so many once more.
ROWS_OF_A_PART: Final = 200_000
_ROWS_AT_ONCE: Final = 10_000


def run_freezing(*, wave_id: int, by: Actor, now: datetime | None = None, on_stage: OnStage = silent) -> None:
    """The wave is frozen; killed on the way, it is not, and the next one goes on behind the last part that is kept. Run
    twice, it freezes once.

    `now`: None for the clock at the moment of saving. Raises what freeze_candidates raises, and ReceiptsDoubled.
    """
    # Done by a job of its own right after the screening; here in case that has not come yet.
    if not JoinerTree.objects.filter(pk=wave_id).exists():
        with unit_of_work(by=by):
            if wave_to_freeze(wave_id, by=by, now=now or read_clock()) is None:
                return
        run_fixing(wave_id=wave_id, now=now)
    number = Wave.objects.values_list("number", flat=True).get(pk=wave_id)
    with (
        told_stages(jobs.freeze_candidates, on_stage, wave_id=wave_id) as tell,
        own_folder(f"freezing-{wave_id}") as folder,
    ):
        parts = CandidateParts(folder, number)
        if (wave := _written(wave_id, parts, by=by, now=now, tell=tell)) is not None:
            tell(HandoverStage.CHECKING_FILE, cursor=_cursor(HandoverStage.CHECKING_FILE, parts))
            files = keep_candidate_files(parts.file, seats_lines_of(wave), wave_number=number)
            tell(HandoverStage.KEEPING, cursor=_cursor(HandoverStage.KEEPING, parts))
            with unit_of_work(by=by, statement_timeout_ms=_READING_MS) as work:
                freeze_candidates(wave_id=wave_id, files=files, by=work.actor, now=now or work.now)
    # Also where whoever froze it was killed before this.
    forget_parts(number)


def _written(wave_id: int, parts: CandidateParts, *, by: Actor, now: datetime | None, tell: Tell) -> Wave | None:
    """The wave whose candidates lie in the file; None where nothing is to be frozen."""
    _, _, place = progress_of(jobs.freeze_candidates, wave_id=wave_id).cursor.partition(" ")
    parts.fetch_all(place)
    connection.ensure_connection()
    # As they were at one moment, whatever is saved while they are read: the database holds them.
    with connection.connection.cursor("candidates_held", withhold=True) as held:
        with unit_of_work(by=by, statement_timeout_ms=_READING_MS):
            wave = wave_to_freeze(wave_id, by=by, now=now or read_clock())
            if wave is None:
                return None
            require_single_receipts(wave)
            everybody = count_candidates(wave)
            parts.go_on_with(everybody)
            held.execute(*candidates_behind(wave, parts.last))
        found = _told(iter(lambda: held.fetchmany(_ROWS_AT_ONCE), []), parts, everybody, tell)
        for rows in batched(candidate_rows(wave, seats_lines_of(wave), found), ROWS_OF_A_PART, strict=False):
            if len(rows) < ROWS_OF_A_PART:
                parts.add(rows)
            else:
                _keep(wave, parts, rows, everybody, by=by)
    return wave


def _told(
    found: Iterator[list[tuple[Any, ...]]], parts: CandidateParts, everybody: int, tell: Tell
) -> Iterator[list[tuple[Any, ...]]]:
    read = parts.rows
    tell(HandoverStage.READING, read, everybody, cursor=_cursor(HandoverStage.READING, parts))
    for rows in found:
        read += len(rows)
        tell(HandoverStage.READING, read, everybody, cursor=_cursor(HandoverStage.READING, parts))
        yield rows


def _keep(wave: Wave, parts: CandidateParts, rows: Sequence[CandidateRow], everybody: int, *, by: Actor) -> None:
    """The part is in the storage, and the next one goes on behind it."""
    before = parts.place
    parts.keep(rows)
    with unit_of_work(by=by):
        reached = Progress(_cursor(HandoverStage.READING, parts), parts.rows, everybody)
        note_progress(jobs.freeze_candidates, reached, wave_id=wave.pk)
    forget_place(before)


def _cursor(stage: HandoverStage, parts: CandidateParts) -> str:
    """The work's: what is being done, and the place to go on from."""
    return f"{stage} {parts.place}".rstrip()
