"""The hand-overs that run in the background."""

from typing import Final
from uuid import UUID

from prakerja.approvals.require_confirmed import confirmer_of
from prakerja.draw.acts import PUBLISH
from prakerja.identity import jobs as identity_jobs
from prakerja.journey import jobs
from prakerja.journey.carry_on_waves import carry_on_waves, give_up_overtaken_work
from prakerja.journey.draw_appeals.hearing_job import run_hearing
from prakerja.journey.identity_check_job import run_identity_check
from prakerja.journey.seat_winners import seat_winners
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.journey.vacant_seats.filling_job import run_filling
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.carries_out import Left, carries_out

#: Half a million recipients are noted in one statement.
_LONGEST_MS: Final = 600_000


@does(identity_jobs.check_identity)
def check(*, applicant_id: UUID, question_number: int) -> None:
    run_identity_check(applicant_id=ApplicantId(applicant_id), question_number=question_number)


@carries_out(jobs.seat_winners)
def seat(*, wave_id: int) -> Left:
    if (by := confirmer_of(PUBLISH, subject=str(wave_id))) is None:
        return Left.NOTHING
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
        seat_winners(wave_id=wave_id, by=work.actor, now=work.now)
    return Left.NOTHING


@carries_out(jobs.fill_vacant_seats)
def fill(*, wave_id: int) -> Left:
    if by := confirmer_of(FILL_SEATS, subject=str(wave_id)):
        run_filling(wave_id=wave_id, by=by, now=None)
    return Left.NOTHING


@carries_out(jobs.hear_appeals)
def hear(*, wave_id: int) -> Left:
    run_hearing(wave_id=wave_id, now=None)
    return Left.NOTHING


@does(jobs.carry_on_waves)
def carry_on() -> None:
    with unit_of_work(by=Actor.system("journey.carry_on_waves")) as work:
        carry_on_waves(now=work.now)
    with unit_of_work(by=Actor.system("journey.carry_on_waves")) as work:
        give_up_overtaken_work(now=work.now)
