"""What two people decided about a draw is done, or on the queue when it takes long."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import begins, carries_out
from prakerja.draw.acts import DRAW, FREEZE, THAW
from prakerja.draw.jobs import draw_seats, freeze_candidates
from prakerja.draw.thaw_candidates import thaw_candidates
from prakerja.kit.actor import Actor
from prakerja.work.begin_work import begin_work


@begins(FREEZE)
def freezing(decided: Proposal, _by: Actor, now: datetime) -> None:
    begin_work(freeze_candidates, now, wave_id=int(decided.subject))


@carries_out(THAW)
def thawing(decided: Proposal, by: Actor, now: datetime) -> None:
    thaw_candidates(wave_id=int(decided.subject), by=by, now=now)


@begins(DRAW)
def drawing(decided: Proposal, _by: Actor, now: datetime) -> None:
    begin_work(draw_seats, now, wave_id=int(decided.subject))
