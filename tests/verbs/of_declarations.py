"""What is declared of participants, and what they say to it, ready to be done."""

from functools import partial

from prakerja.approvals.register import Act, Plan
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.training.declarations.confirm_declaration import confirm_declaration
from prakerja.training.declarations.declare_absent import declare_absent
from prakerja.training.declarations.declare_left import declare_left
from prakerja.training.declarations.defer_training import defer_training
from prakerja.training.declarations.dismiss_objection import dismiss_objection
from prakerja.training.declarations.let_declarations_stand import let_declarations_stand
from prakerja.training.declarations.object_to_declaration import object_to_declaration
from prakerja.training.declarations.objection_acts import DISMISS_OBJECTION, UPHOLD_OBJECTION, subject_of_declaration
from prakerja.training.declarations.states import LeaveReason
from prakerja.training.declarations.take_back_declaration import take_back_declaration
from prakerja.training.declarations.take_other_schedule import take_other_schedule
from prakerja.training.declarations.uphold_objection import uphold_objection
from tests.situations.catalogue import to_be_carried_out
from tests.situations.declarations import (
    MISSED,
    OBJECTION,
    absent,
    another_schedule,
    deferred,
    latest_of,
    left,
    objected,
)
from tests.situations.learning import STARTS, Bought, a_webinar, declared, finished, present
from tests.verbs.table import Doing, verb

_EARNED = "training_payablehold training_payableline ledger_transfer ledger_balance"
_LIFE = "training_purchase training_purchasemove"
_ROW = "training_trainingdeclaration"
_UNDONE = f"{_LIFE} {_ROW} training_scheduleseats ledger_transfer ledger_balance ledger_openhold"


@verb("training.declare_absent", writes=f"{_LIFE} {_ROW} a_message", events="training.declaration.made")
def declaring_absence() -> Doing:
    bought = a_webinar()
    do = partial(declare_absent, code=bought.code, by=bought.teacher, now=MISSED)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb("training.declare_left", writes=f"{_LIFE} {_ROW} a_message", events="training.declaration.made")
def declaring_leaving() -> Doing:
    bought = present(a_webinar(meetings=2))
    do = partial(declare_left, code=bought.code, reason=LeaveReason.ILLNESS, by=bought.teacher, now=MISSED)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb(
    "training.defer_training",
    writes=f"{_LIFE} {_ROW} training_scheduleseats a_message",
    events="training.declaration.made",
)
def deferring() -> Doing:
    bought = a_webinar()
    other = another_schedule(bought)
    do = partial(defer_training, code=bought.code, schedule_code=other.code, by=bought.teacher, now=STARTS)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb(
    "training.take_other_schedule",
    writes=f"{_LIFE} {_ROW} training_scheduleseats",
    events="training.schedule.taken",
)
def taking_another() -> Doing:
    bought = absent()
    which = {"number": bought.number, "schedule_id": another_schedule(bought).pk}
    whose = bought.buyer.applicant_id
    return Doing(
        partial(take_other_schedule, applicant_id=whose, **which, by=bought.learner, now=MISSED), bought.learner, whose
    )


@verb(
    "training.take_back_declaration",
    writes=f"{_LIFE} {_ROW} a_message",
    events="training.declaration.taken_back",
)
def taking_back() -> Doing:
    bought = absent()
    do = partial(take_back_declaration, code=bought.code, by=bought.teacher, now=MISSED)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb("training.confirm_declaration", writes=_ROW, events="training.declaration.confirmed")
def confirming() -> Doing:
    bought = absent()
    whose = bought.buyer.applicant_id
    do = partial(confirm_declaration, applicant_id=whose, number=bought.number, by=bought.learner, now=MISSED)
    return Doing(do, bought.learner, whose)


def _objecting(bought: Bought) -> Doing:
    whose = bought.buyer.applicant_id
    said = {"number": bought.number, "text": OBJECTION}
    do = partial(object_to_declaration, applicant_id=whose, **said, by=bought.learner, now=MISSED)  # type: ignore[arg-type]
    return Doing(do, bought.learner, whose)


@verb(
    "training.object_to_declaration",
    writes=f"{_ROW} partners_partnerevent a_message",
    events="training.declaration.objected",
)
def objecting() -> Doing:
    return _objecting(absent())


@verb(
    "training.object_to_declaration: before the certificate",
    writes=f"{_ROW} training_purchase training_payablehold partners_partnerevent a_message",
    events="training.declaration.objected",
)
def objecting_to_a_completion() -> Doing:
    return _objecting(declared())


def _deciding(bought: Bought, act: Act, asked: Plan | None = None) -> Doing:
    objected(bought)
    latest = latest_of(bought)
    by = to_be_carried_out(act, subject_of_declaration(latest.pk), role=Role.CURATOR, asked=asked)
    verb_of = {UPHOLD_OBJECTION: uphold_objection, DISMISS_OBJECTION: dismiss_objection}[act]
    key = {"purchase": bought.number, "number": latest.number}
    whose = bought.buyer.applicant_id
    return Doing(partial(verb_of, applicant_id=whose, **key, by=by, now=MISSED), by, whose)


@verb(
    "training.uphold_objection",
    writes=f"{_LIFE} {_ROW} partners_partnerevent approvals_proposal a_message",
    events="training.objection.upheld",
)
def upholding() -> Doing:
    return _deciding(left(), UPHOLD_OBJECTION)


@verb(
    "training.uphold_objection: the price goes back",
    writes=f"{_UNDONE} partners_partnerevent approvals_proposal a_message",
    events="training.objection.upheld",
)
def upholding_with_money() -> Doing:
    return _deciding(deferred(), UPHOLD_OBJECTION)


@verb(
    "training.uphold_objection: a certificate stands",
    writes=f"{_ROW} {_EARNED} partners_partnerevent approvals_proposal a_message",
    events="training.objection.upheld approvals.proposal.proposed",
)
def upholding_against_a_certificate() -> Doing:
    return _deciding(finished(), UPHOLD_OBJECTION, {"withdrawn_for": "not_taught"})


@verb(
    "training.dismiss_objection",
    writes=f"{_ROW} training_purchase training_payablehold partners_partnerevent approvals_proposal a_message",
    events="training.objection.dismissed",
)
def dismissing() -> Doing:
    return _deciding(declared(), DISMISS_OBJECTION)


@verb("training.let_declarations_stand", writes=_ROW, is_of_all=True)
def standing() -> Doing:
    bought, by = absent(), Actor.system("training.let_declarations_stand")
    over = latest_of(bought).objected_until
    return Doing(partial(let_declarations_stand, by=by, now=over), by, bought.buyer.applicant_id)
