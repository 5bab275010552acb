"""What two people decided about a wave is done. Closing and cancelling go beyond the step: journey/decided.py."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.kit.actor import Actor
from prakerja.waves.acts import OPEN, RESCHEDULE
from prakerja.waves.models import WaveId
from prakerja.waves.open_wave import open_wave
from prakerja.waves.reschedule_wave import reschedule_wave


@carries_out(OPEN)
def opening(decided: Proposal, by: Actor, now: datetime) -> None:
    open_wave(wave_id=WaveId(int(decided.subject)), by=by, now=now)


@carries_out(RESCHEDULE)
def rescheduling(decided: Proposal, by: Actor, now: datetime) -> None:
    reschedule_wave(wave_id=WaveId(int(decided.subject)), by=by, now=now)
