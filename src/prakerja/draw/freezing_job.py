"""The job that freezes a wave: candidates out of the database, files into the storage, then the verb.

It opens the units of work, because the storage may be over the network and nothing may wait for it in a transaction.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from prakerja.draw import jobs
from prakerja.draw.candidate_files import keep_candidate_files, write_candidate_files
from prakerja.draw.eligible_candidates import count_candidates
from prakerja.draw.freeze_candidates import freeze_candidates, wave_to_freeze
from prakerja.draw.handover import HandoverStage, OnStage, Tell, silent, told_stages
from prakerja.draw.joiners.fixing_job import run_fixing
from prakerja.draw.joiners.models import JoinerTree
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.own_folder import own_folder
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave

#: Ten million people are read in one statement.
_READING_MS: Final = 1_800_000


def run_freezing(*, wave_id: int, by: Actor, now: datetime | None = None, on_stage: OnStage = silent) -> None:
    """The wave is frozen; killed on the way, it is not, and starts anew. Run twice, it freezes once.

    `now`: None for the clock at the moment of saving. Raises what freeze_candidates raises, and ReceiptsDoubled.
    """
    # Done by a job of its own right after the screening; here in case that has not come yet.
    if not JoinerTree.objects.filter(pk=wave_id).exists():
        with unit_of_work(by=by):
            if wave_to_freeze(wave_id, by=by, now=now or read_clock()) is None:
                return
        run_fixing(wave_id=wave_id, now=now)
    with (
        told_stages(jobs.freeze_candidates, on_stage, wave_id=wave_id) as tell,
        own_folder(f"freezing-{wave_id}") as folder,
    ):
        wave = _written(wave_id, folder, by=by, now=now, tell=tell)
        if wave is None:
            return
        tell(HandoverStage.CHECKING_FILE)
        files = keep_candidate_files(folder, wave_number=wave.number)
        tell(HandoverStage.KEEPING)
        with unit_of_work(by=by, statement_timeout_ms=_READING_MS) as work:
            freeze_candidates(wave_id=wave_id, files=files, by=work.actor, now=now or work.now)


def _written(wave_id: int, folder: Path, *, by: Actor, now: datetime | None, tell: Tell) -> Wave | None:
    """The wave whose files lie in the folder; None where nothing is to be frozen."""
    with unit_of_work(by=by, statement_timeout_ms=_READING_MS):
        wave = wave_to_freeze(wave_id, by=by, now=now or read_clock())
        if wave is None:
            return None
        everybody = count_candidates(wave)

        def on_rows(read: int) -> None:
            tell(HandoverStage.READING, read, everybody)

        on_rows(0)
        write_candidate_files(wave, folder, on_rows=on_rows)
    return wave
