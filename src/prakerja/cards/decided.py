"""What two people decided about money and cards, carried out when the second of them confirms."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import begins, carries_out
from prakerja.cards import jobs
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.card_acts import EXTEND, REJECT_OBJECTION, REVOKE, key_in
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.end_entitlement import end_entitlement
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.cards.extend_deadline import extend_deadline
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.move_float import move_float
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.note_deposit import note_deposit
from prakerja.cards.note_fee import note_fee
from prakerja.cards.reject_objection import reject_objection
from prakerja.cards.revoke_card import revoke_card
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.kit.actor import Actor
from prakerja.work.begin_work import begin_work


@carries_out(ALLOW_BUDGET)
def allowing(decided: Proposal, by: Actor, now: datetime) -> None:
    allow_budget(year=int(decided.subject), by=by, now=now)


@carries_out(FUND_WAVE)
def funding(decided: Proposal, by: Actor, now: datetime) -> None:
    fund_wave(wave_id=int(decided.subject), by=by, now=now)


@carries_out(NOTE_DEPOSIT)
def noting(decided: Proposal, by: Actor, now: datetime) -> None:
    note_deposit(year=int(decided.subject), by=by, now=now)


@carries_out(NOTE_FEE)
def noting_fee(decided: Proposal, by: Actor, now: datetime) -> None:
    note_fee(year=int(decided.subject), by=by, now=now)


@carries_out(MOVE_FLOAT)
def moving_float(decided: Proposal, by: Actor, now: datetime) -> None:
    move_float(year=int(decided.subject), by=by, now=now)


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


@begins(CLOSE_YEAR)
def closing(decided: Proposal, _by: Actor, now: datetime) -> None:
    begin_work(jobs.close_year, now, subject=decided.subject)


@carries_out(END_ENTITLEMENT)
def ending(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, award = key_in(decided.subject)
    end_entitlement(applicant_id=applicant_id, award=award, by=by, now=now)
