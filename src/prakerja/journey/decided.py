"""What two people decided about a wave, where a later step goes on with it."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import begins, carries_out
from prakerja.draw.acts import PUBLISH
from prakerja.journey.due_work import put_due_work_on_queue
from prakerja.journey.jobs import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.waves.acts import CLOSE
from prakerja.waves.close_wave_early import close_wave_early
from prakerja.waves.models import WaveId


@carries_out(CLOSE)
def closing(decided: Proposal, by: Actor, now: datetime) -> None:
    """Screening is next, and waits for nobody."""
    put_due_work_on_queue(close_wave_early(wave_id=WaveId(int(decided.subject)), by=by, now=now))


@begins(PUBLISH)
def publishing(decided: Proposal, _by: Actor, _now: datetime) -> None:
    put_on_queue(seat_winners, wave_id=int(decided.subject))
