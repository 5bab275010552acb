"""The draw's background work: freezing, its clock, the round, drawing and telling. Publishing is journey's."""

from prakerja.approvals.require_confirmed import confirmer_of
from prakerja.draw import jobs
from prakerja.draw.acts import DRAW, FREEZE
from prakerja.draw.asking_job import run_asking
from prakerja.draw.carry_on_draws import CARRIES_ON, carry_on_draws
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.dry_run_job import run_dry
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.handing.handing_job import run_handing
from prakerja.draw.handing.handings import hand_lost_reveals
from prakerja.draw.joiners.fixing_job import run_fixing
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.lost import takes_up
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.carries_out import Left, carries_out

#: A thousand letters are written in one unit of work.
_LONGEST_MS = 600_000

takes_up(hand_lost_reveals, jobs.hand_reveal)


@carries_out(jobs.fix_joiners)
def fix(*, wave_id: int) -> Left:
    run_fixing(wave_id=wave_id)
    return Left.NOTHING


@carries_out(jobs.freeze_candidates)
def freeze(*, wave_id: int) -> Left:
    if by := confirmer_of(FREEZE, subject=str(wave_id)):
        run_freezing(wave_id=wave_id, by=by)
    return Left.NOTHING


@carries_out(jobs.draw_seats)
def select(*, wave_id: int) -> Left:
    if by := confirmer_of(DRAW, subject=str(wave_id)):
        run_drawing(wave_id=wave_id, by=by)
    return Left.NOTHING


@does(jobs.carry_on_draws)
def carry_on() -> None:
    with unit_of_work(by=CARRIES_ON) as work:
        carry_on_draws(now=work.now)


@carries_out(jobs.ask_for_round)
def ask(*, wave_id: int) -> Left:
    run_asking(wave_id=wave_id, by=CARRIES_ON)
    return Left.NOTHING


@does(jobs.hand_reveal)
def hand(*, handing: int, witness: str) -> None:  # noqa: ARG001  the witness is what the lock is named by
    run_handing(handing, by=CARRIES_ON)


@carries_out(jobs.dry_run)
def try_out(*, wave_id: int) -> Left:
    run_dry(wave_id=wave_id, by=Actor.system("draw.dry_run"))
    return Left.NOTHING


@carries_out(jobs.tell_joiners)
def tell(*, wave_id: int) -> Left:
    """A thousand at a time, each stretch behind the deliveries of the one before."""
    with unit_of_work(by=Actor.system("draw.tell_joiners"), statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if tell_joiners(wave_id=wave_id, now=work.now) else Left.NOTHING
