"""What two people decided about a wave, where a later step goes on with it."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import begins, carries_out
from prakerja.draw.acts import PUBLISH
from prakerja.journey.due_work import begin_due_work
from prakerja.journey.jobs import seat_winners
from prakerja.kit.actor import Actor
from prakerja.waves.acts import CLOSE
from prakerja.waves.close_wave_early import close_wave_early
from prakerja.waves.models import WaveId
from prakerja.work.begin_work import begin_work


@carries_out(CLOSE)
def closing(decided: Proposal, by: Actor, now: datetime) -> None:
    """Screening is next, and waits for nobody."""
    begin_due_work(close_wave_early(wave_id=WaveId(int(decided.subject)), by=by, now=now), now=now)


@begins(PUBLISH)
def publishing(decided: Proposal, _by: Actor, now: datetime) -> None:
    begin_work(seat_winners, now, wave_id=int(decided.subject))
