"""What two people decided about a course, a purchase or an objection, carried out when the second of them confirms."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.cards.card_acts import key_in
from prakerja.kit.actor import Actor
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE
from prakerja.training.declarations import objection_acts
from prakerja.training.declarations.dismiss_objection import dismiss_objection
from prakerja.training.declarations.objection_acts import DISMISS_OBJECTION, UPHOLD_OBJECTION
from prakerja.training.declarations.uphold_objection import uphold_objection
from prakerja.training.end_teaching import end_teaching
from prakerja.training.publish_course import publish_course
from prakerja.training.resume_course import resume_course
from prakerja.training.signals.clear_signal import clear_signal
from prakerja.training.signals.signal_act import CLEAR_SIGNAL
from prakerja.training.statements.accept_dispute import accept_dispute
from prakerja.training.statements.approve_statement import approve_statement
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE, dispute_in
from prakerja.training.statements.statement_acts import (
    APPROVE_STATEMENT,
    TAKE_BACK,
    purchase_key_in,
    statement_key_in,
)
from prakerja.training.statements.take_back_purchase import take_back_purchase
from prakerja.training.teaching_act import END_TEACHING
from prakerja.training.under_way_act import VOID_UNDER_WAY
from prakerja.training.void_under_way import void_under_way


@carries_out(CLEAR_SIGNAL)
def clearing(decided: Proposal, by: Actor, now: datetime) -> None:
    clear_signal(signal_id=UUID(decided.subject), by=by, now=now)


@carries_out(PUBLISH_COURSE)
def publishing(decided: Proposal, by: Actor, now: datetime) -> None:
    publish_course(course_id=int(decided.subject), by=by, now=now)


@carries_out(RESUME_COURSE)
def resuming(decided: Proposal, by: Actor, now: datetime) -> None:
    resume_course(course_id=int(decided.subject), by=by, now=now)


@carries_out(END_TEACHING)
def ending_teaching(decided: Proposal, by: Actor, now: datetime) -> None:
    end_teaching(client_code=decided.subject, by=by, now=now)


@carries_out(VOID_UNDER_WAY)
def voiding(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, award = key_in(decided.subject)
    void_under_way(applicant_id=applicant_id, award=award, by=by, now=now)


@carries_out(UPHOLD_OBJECTION)
def upholding(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, purchase, number = objection_acts.key_in(decided.subject)
    uphold_objection(applicant_id=applicant_id, purchase=purchase, number=number, by=by, now=now)


@carries_out(DISMISS_OBJECTION)
def dismissing(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, purchase, number = objection_acts.key_in(decided.subject)
    dismiss_objection(applicant_id=applicant_id, purchase=purchase, number=number, by=by, now=now)


@carries_out(APPROVE_STATEMENT)
def approving(decided: Proposal, by: Actor, now: datetime) -> None:
    partner_id, month = statement_key_in(decided.subject)
    approve_statement(partner_id=partner_id, month=month, by=by, now=now)


@carries_out(TAKE_BACK)
def taking_back(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = purchase_key_in(decided.subject)
    take_back_purchase(applicant_id=applicant_id, purchase=number, by=by, now=now)


@carries_out(ACCEPT_DISPUTE)
def accepting(decided: Proposal, by: Actor, now: datetime) -> None:
    accept_dispute(dispute_id=dispute_in(decided.subject).pk, by=by, now=now)
