"""A wave that two people decided to open is opened."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.kit.actor import Actor
from prakerja.waves.acts import OPEN
from prakerja.waves.models import WaveId
from prakerja.waves.open_wave import open_wave


@carries_out(OPEN)
def opening(decided: Proposal, by: Actor, now: datetime) -> None:
    open_wave(wave_id=WaveId(int(decided.subject)), by=by, now=now)
