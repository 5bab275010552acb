"""GET declarations/overdue: of whom an institution has declared nothing in time, and which tasks wait for feedback."""

from datetime import datetime
from typing import Final

from ninja import Router
from pydantic import BaseModel

from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.caller import PartnerRequest, institution
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import working
from prakerja.training.declarations.read_overdue import read_overdue
from prakerja.training.tasks_of_training import Scope

router: Final = Router(auth=institution, tags=["declarations"])


class OverdueDeclaration(BaseModel):
    redeem_code: str
    course_code: str
    schedule_code: str
    ends_at: datetime


class OverdueFeedback(BaseModel):
    redeem_code: str
    course_code: str
    scope: Scope
    sequence: int
    handed_in_at: datetime


class OverdueTold(BaseModel):
    """The oldest 500 of each; what is said is gone from here."""

    declarations: list[OverdueDeclaration]
    feedback: list[OverdueFeedback]


@router.get("declarations/overdue", response={200: OverdueTold, **PROBLEMS})
@refusing({})
def declarations_overdue(request: PartnerRequest) -> OverdueTold:
    """Three working days are over. Feedback that is late is taken, and no participant waits for it."""
    with working(request) as work:
        late = read_overdue(by=work.actor, at=work.now)
    return OverdueTold(
        declarations=[
            OverdueDeclaration(
                redeem_code=one.redeem_code,
                course_code=one.schedule.course.code,
                schedule_code=one.schedule.code,
                ends_at=one.schedule.ends_at,
            )
            for one in late.purchases
        ],
        feedback=[
            OverdueFeedback(
                redeem_code=purchase.redeem_code,
                course_code=purchase.schedule.course.code,
                scope=Scope(task.scope),
                sequence=task.sequence,
                handed_in_at=task.at,
            )
            for task, purchase in late.hand_ins
        ],
    )
