"""What two people decided about money and cards, carried out when the second of them confirms."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE, key_in
from prakerja.cards.extend_deadline import extend_deadline
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.reject_objection import reject_objection
from prakerja.cards.revoke_card import revoke_card
from prakerja.kit.actor import Actor


@carries_out(ALLOW_BUDGET)
def allowing(decided: Proposal, by: Actor, now: datetime) -> None:
    allow_budget(year=int(decided.subject), by=by, now=now)


@carries_out(FUND_WAVE)
def funding(decided: Proposal, by: Actor, now: datetime) -> None:
    fund_wave(wave_id=int(decided.subject), by=by, now=now)


@carries_out(REINSTATE)
def reinstating(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, award = key_in(decided.subject)
    reinstate_card(applicant_id=applicant_id, award=award, by=by, now=now)


@carries_out(REJECT_OBJECTION)
def rejecting(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, award = key_in(decided.subject)
    reject_objection(applicant_id=applicant_id, award=award, by=by, now=now)


@carries_out(EXTEND)
def extending(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, award = key_in(decided.subject)
    extend_deadline(applicant_id=applicant_id, award=award, by=by, now=now)


@carries_out(REVOKE)
def revoking(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, award = key_in(decided.subject)
    revoke_card(applicant_id=applicant_id, award=award, by=by, now=now)
