"""Which background job a wave needs next: what its state and what two people decided call for."""

from datetime import datetime
from typing import Final

from prakerja.approvals.models import Proposal
from prakerja.approvals.require_confirmed import confirmer_of
from prakerja.approvals.states import ProposalState
from prakerja.cards.jobs import award_cards, count_seats, revoke_overdue
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH
from prakerja.draw.appeals.to_hear import unheard_appeals
from prakerja.draw.jobs import draw_seats, fix_joiners, freeze_candidates, tell_joiners
from prakerja.draw.joiners.models import JoinerTree
from prakerja.journey.jobs import fill_vacant_seats, hear_appeals, seat_winners
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.kit.jobs import Job
from prakerja.screening.jobs import screen_wave
from prakerja.screening.wave_to_wait_for import wave_to_wait_for
from prakerja.waves.jobs import tell_of_change
from prakerja.waves.models import Wave, WaveChange
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.state_of import failed_of, state_of
from prakerja.work.states import WorkState

type WaveJob = Job[...]

#: In this state, when two people have decided it, this is done.
_DECIDED: Final = {
    WaveState.SCREENED: (FREEZE, freeze_candidates),
    WaveState.FROZEN: (DRAW, draw_seats),
    WaveState.DRAWN: (PUBLISH, seat_winners),
}

#: Whatever a wave may need.
WAVE_JOBS: Final[tuple[WaveJob, ...]] = (screen_wave, fix_joiners, *(job for _, job in _DECIDED.values()), tell_joiners)
#: What is done on its cards, whatever else is due: what fails of it waits for people in the same way.
CARD_JOBS: Final[tuple[WaveJob, ...]] = (award_cards, revoke_overdue, count_seats, fill_vacant_seats, hear_appeals)


def due_work(wave: Wave) -> WaveJob | None:
    """The job; None while the wave waits for people, for its time, or for another wave's result.

    Screening, and fixing who joined, need nobody's decision.
    """
    state = WaveState(wave.state)
    if state is WaveState.CLOSED:
        return screen_wave if wave_to_wait_for(wave.pk) is None else None
    if state is WaveState.SCREENED and not JoinerTree.objects.filter(pk=wave.pk).exists():
        return fix_joiners
    if state is WaveState.PUBLISHED:
        return None if state_of(tell_joiners, wave_id=wave.pk) is WorkState.ENDED else tell_joiners
    if state not in _DECIDED:
        return None
    act, job = _DECIDED[state]
    return job if confirmer_of(act, subject=str(wave.pk)) else None


def failed_work(wave: Wave, *, due: WaveJob | None) -> list[WaveJob]:
    """What is done on the wave, has failed, and goes on only when somebody says so. `due`: as `due_work` says."""
    jobs = ([due] if due else []) + (list(CARD_JOBS) if wave.state == WaveState.PUBLISHED else [])
    failed = failed_of(jobs, wave_id=wave.pk) if jobs else set()
    return [job for job in jobs if job.name in failed]


def change_untold(wave: Wave) -> int | None:
    """The number of its last change, where telling of it has failed; only that one can be told again."""
    last = WaveChange.objects.filter(wave=wave).order_by("-number").values_list("number", flat=True).first()
    if last is None:
        return None
    is_failed = state_of(tell_of_change, wave_id=wave.pk, number=last) is WorkState.FAILED
    return last if is_failed else None


def begin_due_work(wave: Wave, *, now: datetime) -> None:
    """What is due, if anything, has begun; work on one wave is done in turn, and each stretch is idempotent."""
    if job := due_work(wave):
        begin_work(job, now, wave_id=wave.pk)
    if wave.state != WaveState.PUBLISHED:
        return
    if Proposal.objects.of(FILL_SEATS.name, str(wave.pk)).filter(state=ProposalState.CONFIRMED).exists():
        begin_work(fill_vacant_seats, now, wave_id=wave.pk)
    if unheard_appeals(wave.pk).exists():
        begin_work(hear_appeals, now, wave_id=wave.pk)
