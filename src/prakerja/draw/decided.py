"""What two people decided about a draw is done, or on the queue when it takes long."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import begins, carries_out
from prakerja.draw.acts import DRAW, FREEZE, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.draw.jobs import draw_seats, freeze_candidates
from prakerja.draw.state_again import state_again
from prakerja.draw.take_back import take_back
from prakerja.kit.actor import Actor
from prakerja.work.begin_work import begin_work


@begins(FREEZE)
def freezing(decided: Proposal, _by: Actor, now: datetime) -> None:
    begin_work(freeze_candidates, now, wave_id=int(decided.subject))


@carries_out(TAKE_BACK_ATTEMPT)
def taking_back(decided: Proposal, by: Actor, now: datetime) -> None:
    take_back(wave_id=int(decided.subject), by=by, now=now)


@carries_out(STATE_AGAIN)
def stating_again(decided: Proposal, by: Actor, now: datetime) -> None:
    state_again(wave_id=int(decided.subject), by=by, now=now)


@begins(DRAW)
def drawing(decided: Proposal, _by: Actor, now: datetime) -> None:
    begin_work(draw_seats, now, wave_id=int(decided.subject))
