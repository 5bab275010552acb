"""The job that fills vacant seats: files out of the storage, the engine over them, then the verb; twice.

First it is stated who is next and from which files; once a quorum of witnesses has seen that, they are seated. It
opens the units of work, because no transaction may wait for storage and engine.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from prakerja.draw.attempts import AttemptNow, attempt_now
from prakerja.draw.continuations import (
    addenda_said,
    are_addenda_placed,
    continuing_statement,
    is_vouched_for,
    lines_after_result,
    open_continuation,
    papers_of_continuation,
    parent_of,
)
from prakerja.draw.continuing_files import Continued, Leaving, continued_files, fetch_bundles
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.write_proof import write_proof
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.kept_files import FrozenFileChanged, keep
from prakerja.draw.kept_script import keep_script, script_of
from prakerja.draw.models import Continuation, Draw
from prakerja.draw.statement import Statement
from prakerja.journey.vacant_seats.act import NoVacantSeats, Vacated, vacated
from prakerja.journey.vacant_seats.barred import barred_from_seats
from prakerja.journey.vacant_seats.seat_next import Filled, seat_next
from prakerja.journey.vacant_seats.state_filling import Filling, is_to_state, state_filling
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Joiner

type Leavings = list[tuple[UUID, Leaving]]


def run_filling(*, wave_id: int, by: Actor, now: datetime | None) -> None:
    """What is stated is seated once witnesses have seen it; else what was decided is stated, once all that was said
    before has its place in the log. Killed, it starts anew.

    `now`: None for the clock at the moment of saving. Raises FrozenFileChanged, NoVacantSeats where others took them
    meanwhile, and what the two verbs raise.
    """
    with unit_of_work(by=by):
        under_way = open_continuation(wave_id)
        if under_way is None and not is_to_state(wave_id, by=by):
            return
        job = _Filling(Draw.objects.select_related("wave").get(pk=wave_id), _attempt(wave_id), by, now)
        if under_way is None and not are_addenda_placed(job.origin):
            return
    with TemporaryDirectory() as folder:
        if under_way is None:
            job.state(Path(folder))
        else:
            job.seat(under_way, Path(folder))


def _attempt(wave_id: int) -> AttemptNow:
    attempt = attempt_now(wave_id)
    assert attempt is not None
    return attempt


@dataclass(frozen=True)
class _Filling:
    draw: Draw
    attempt: AttemptNow
    by: Actor
    now: datetime | None

    @property
    def origin(self) -> str:
        return self.attempt.row.sha256

    def state(self, folder: Path) -> None:
        bundles = fetch_bundles(self.draw, folder)
        with unit_of_work(by=self.by):
            found = vacated(self.draw.pk)
            leaving = self._leaving(found)
            if not leaving:
                raise NoVacantSeats
            lines = lines_after_result(self.origin)
            number, parent = self.draw.continuations.count() + 1, parent_of(self.attempt)
            said = addenda_said(self.origin)
        made, leaving = self._made(bundles, lines, leaving, folder)
        wave = self.draw.wave.number
        candidates, candidates_sha256 = keep(made.folder / p.CANDIDATES, wave_number=wave, kind=f"candidates-{number}")
        seats, seats_sha256 = keep(made.folder / p.SEATS, wave_number=wave, kind=f"seats-{number}")
        keep_script(made.folder, wave_number=wave)
        files = {"candidates_sha256": candidates_sha256, "seats_sha256": seats_sha256}
        told = continuing_statement(
            self.attempt,
            number=number,
            parent=parent,
            files={**files, "candidates_count": made.selection.candidates},
        )
        filling = Filling(self.origin, told, leaving, said, found.cards, candidates, seats, made.seats)
        with unit_of_work(by=self.by) as work:
            state_filling(wave_id=self.draw.pk, filling=filling, by=work.actor, now=self.now or work.now)

    def _leaving(self, found: Vacated) -> Leavings:
        receipts = Joiner.objects.filter(wave_id=self.draw.pk, applicant_id__in=found.reasons)
        of = dict(receipts.values_list("applicant_id", "receipt"))
        return [(one, Leaving(of[one], is_vacated=True, reason=why)) for one, why in found.reasons.items()]

    def _made(
        self, bundles: list[Path], lines: dict[int, str], leaving: Leavings, folder: Path
    ) -> tuple[Continued, Leavings]:
        """Whoever would be seated and can have no seat any more is left out, and it is drawn again until nobody is."""
        for turn in count():
            told = [one for _, one in leaving]
            made = continued_files(bundles, lines, told, origin=self.origin, folder=folder / f"turn-{turn}")
            with unit_of_work(by=self.by):
                people = Joiner.objects.filter(wave_id=self.draw.pk, receipt__in=made.seated)
                of = dict(people.values_list("applicant_id", "receipt"))
                barred = barred_from_seats(list(of), cap=self.draw.cap)
            if not barred:
                return made, leaving
            leaving = [
                *leaving,
                *((one, Leaving(of[one], is_vacated=False, reason=why)) for one, why in sorted(barred.items())),
            ]
        raise AssertionError

    def seat(self, row: Continuation, folder: Path) -> None:
        """Nothing happens before a quorum has seen the statement; the clock asks again."""
        with unit_of_work(by=self.by):
            if not is_vouched_for(row):
                return
            papers = papers_of_continuation(self.attempt, row)
        lines = {one.index: one.line for one in papers.log.entries}
        made = continued_files(fetch_bundles(self.draw, folder), lines, [], origin=self.origin, folder=folder / "made")
        told, files = Statement.model_validate_json(row.file), made.folder
        if sha256_of(files / p.CANDIDATES) != told.candidates_sha256 or sha256_of(files / p.SEATS) != told.seats_sha256:
            raise FrozenFileChanged("candidates or seats are not those that were stated")
        bundle = folder / "bundle.zip"
        fingerprint = write_proof(
            bundle,
            papers,
            candidates=files / p.CANDIDATES,
            seats=files / p.SEATS,
            result=files / p.RESULT,
            script=script_of(told, folder, wave_number=self.draw.wave.number),
        )
        name = keep(bundle, wave_number=self.draw.wave.number, kind=f"bundle-{row.number}")[0]
        filled = Filled(
            self.origin, made.seated, made.selection.candidates, sha256_of(files / p.RESULT), name, fingerprint
        )
        with unit_of_work(by=self.by) as work:
            seat_next(wave_id=self.draw.pk, filled=filled, by=work.actor, now=self.now or work.now)
