"""What institutions have declared of their participants, and what these have said to it."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.approvals.register import Act, Plan
from prakerja.authority.roles import Role
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.declarations.confirm_declaration import confirm_declaration
from prakerja.training.declarations.declare_absent import declare_absent
from prakerja.training.declarations.declare_left import declare_left
from prakerja.training.declarations.defer_training import defer_training
from prakerja.training.declarations.object_to_declaration import object_to_declaration
from prakerja.training.declarations.objection_acts import subject_of_declaration
from prakerja.training.declarations.states import LeaveReason
from prakerja.training.declarations.take_back_declaration import take_back_declaration
from prakerja.training.models import Schedule, TrainingDeclaration
from tests.situations.catalogue import agreed
from tests.situations.learning import STARTS, Bought, a_webinar, present
from tests.situations.training import a_schedule

#: A webinar's code is redeemed until an hour after its start: from then on its participant has not come.
MISSED: Final = STARTS + timedelta(hours=2)
OBJECTION: Final = "Saya hadir, tetapi jaringan putus."


def latest_of(bought: Bought) -> TrainingDeclaration:
    latest = TrainingDeclaration.objects.latest_of(bought.purchase)
    assert latest is not None
    return latest


def key_of(bought: Bought) -> tuple[object, int, int]:
    return bought.buyer.applicant_id, bought.number, latest_of(bought).number


def absent(bought: Bought | None = None, *, at: datetime = MISSED) -> Bought:
    """A webinar to which its participant did not come."""
    bought = bought or a_webinar()
    with unit_of_work(by=bought.teacher):
        declare_absent(code=bought.code, by=bought.teacher, now=at)
    return bought


def left(bought: Bought | None = None, *, at: datetime = MISSED, reason: LeaveReason = LeaveReason.WORK) -> Bought:
    """Begun, present once of two times, and left."""
    bought = bought or present(a_webinar(meetings=2))
    with unit_of_work(by=bought.teacher):
        declare_left(code=bought.code, reason=reason, by=bought.teacher, now=at)
    return bought


def another_schedule(bought: Bought, *, seats: int = 20, taken: int = 0, days: int = 10) -> Schedule:
    """Of the same course, some days later."""
    return a_schedule(bought.market.course, at=STARTS, starts_in=timedelta(days=days), seats=seats, taken=taken)


def deferred(bought: Bought | None = None, *, to: Schedule | None = None, at: datetime = STARTS) -> Bought:
    bought = bought or a_webinar()
    to = to or another_schedule(bought)
    with unit_of_work(by=bought.teacher):
        defer_training(code=bought.code, schedule_code=to.code, by=bought.teacher, now=at)
    return bought


def confirmed(bought: Bought, *, at: datetime = MISSED) -> Bought:
    with unit_of_work(by=bought.learner):
        confirm_declaration(applicant_id=bought.buyer.applicant_id, number=bought.number, by=bought.learner, now=at)
    return bought


def objected(bought: Bought, text: str = OBJECTION, *, at: datetime = MISSED) -> Bought:
    with unit_of_work(by=bought.learner):
        object_to_declaration(
            applicant_id=bought.buyer.applicant_id, number=bought.number, text=text, by=bought.learner, now=at
        )
    return bought


def taken_back(bought: Bought, *, at: datetime = MISSED) -> Bought:
    with unit_of_work(by=bought.teacher):
        take_back_declaration(code=bought.code, by=bought.teacher, now=at)
    return bought


def decided(bought: Bought, act: Act, *, at: datetime = MISSED, asked: Plan | None = None) -> Bought:
    """Two curators have decided about the objection, and it is carried out."""
    agreed(act, subject_of_declaration(latest_of(bought).pk), role=Role.CURATOR, asked=asked, at=at)
    return bought
