"""What two people decided about a demand or an objection, carried out when the second of them confirms."""

from datetime import datetime

from prakerja.appeals.repayment.acts import (
    DEMAND,
    FIND_ALIVE,
    GIVE_BACK,
    HAND_OVER,
    LONGER_PLAN,
    REJECT,
    UPHOLD,
    WRITE_OFF,
)
from prakerja.appeals.repayment.demand import demand
from prakerja.appeals.repayment.find_alive import find_alive
from prakerja.appeals.repayment.give_back_surplus import give_back_surplus
from prakerja.appeals.repayment.grant_longer_plan import grant_longer_plan
from prakerja.appeals.repayment.hand_over import hand_over
from prakerja.appeals.repayment.names import demand_key_in
from prakerja.appeals.repayment.reject_objection_to_demand import reject_objection_to_demand
from prakerja.appeals.repayment.uphold_objection_to_demand import uphold_objection_to_demand
from prakerja.appeals.repayment.write_off import write_off
from prakerja.appeals.screening.acts import REJECT_VERDICT, UPHOLD_VERDICT, verdict_key_in
from prakerja.appeals.screening.reject_verdict_objection import reject_verdict_objection
from prakerja.appeals.screening.uphold_verdict_objection import uphold_verdict_objection
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.cards.card_acts import key_in
from prakerja.kit.actor import Actor


@carries_out(DEMAND)
def demanding(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, award = key_in(decided.subject)
    demand(applicant_id=applicant_id, award=award, by=by, now=now)


@carries_out(LONGER_PLAN)
def granting(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = demand_key_in(decided.subject)
    grant_longer_plan(applicant_id=applicant_id, number=number, by=by, now=now)


@carries_out(HAND_OVER)
def handing_over(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = demand_key_in(decided.subject)
    hand_over(applicant_id=applicant_id, number=number, by=by, now=now)


@carries_out(WRITE_OFF)
def writing_off(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = demand_key_in(decided.subject)
    write_off(applicant_id=applicant_id, number=number, by=by, now=now)


@carries_out(FIND_ALIVE)
def finding_alive(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = demand_key_in(decided.subject)
    find_alive(applicant_id=applicant_id, number=number, by=by, now=now)


@carries_out(UPHOLD)
def upholding(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = demand_key_in(decided.subject)
    uphold_objection_to_demand(applicant_id=applicant_id, number=number, by=by, now=now)


@carries_out(REJECT)
def rejecting(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = demand_key_in(decided.subject)
    reject_objection_to_demand(applicant_id=applicant_id, number=number, by=by, now=now)


@carries_out(GIVE_BACK)
def giving_back(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = demand_key_in(decided.subject)
    give_back_surplus(applicant_id=applicant_id, number=number, by=by, now=now)


@carries_out(UPHOLD_VERDICT)
def upholding_verdict(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, wave_id = verdict_key_in(decided.subject)
    uphold_verdict_objection(applicant_id=applicant_id, wave_id=wave_id, by=by, now=now)


@carries_out(REJECT_VERDICT)
def rejecting_verdict(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, wave_id = verdict_key_in(decided.subject)
    reject_verdict_objection(applicant_id=applicant_id, wave_id=wave_id, by=by, now=now)
