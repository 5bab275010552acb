"""What two people decided about money and cards, carried out when the second of them confirms."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.fund_wave import fund_wave
from prakerja.kit.actor import Actor


@carries_out(ALLOW_BUDGET)
def allowing(decided: Proposal, by: Actor, now: datetime) -> None:
    allow_budget(year=int(decided.subject), by=by, now=now)


@carries_out(FUND_WAVE)
def funding(decided: Proposal, by: Actor, now: datetime) -> None:
    fund_wave(wave_id=int(decided.subject), by=by, now=now)
