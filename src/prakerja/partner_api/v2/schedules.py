"""PUT schedules, POST schedules/cancel: when an institution's courses take place."""

from typing import Annotated, Final

from ninja import Router
from pydantic import BaseModel, Field

from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Asked, Code, Count, Moment
from prakerja.partner_api.v2.caller import PartnerRequest, institution
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.pushing import MOST_STAY, AskedPush, Rows, RowTold, Unfit, counted, told_rows
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import done_once
from prakerja.training.cancel_schedule import cancel_schedule
from prakerja.training.catalogue_refusals import NoCourse, NoSchedule, ScheduleOver
from prakerja.training.course_rules import ScheduleTerms
from prakerja.training.pushes.push_schedules import PushedSchedule, ScheduleKey, push_schedules

router: Final = Router(auth=institution, tags=["schedules"])


class ScheduleName(Asked):
    course_code: Code
    schedule_code: Code

    @property
    def key(self) -> ScheduleKey:
        return self.course_code, self.schedule_code


class ScheduleRow(ScheduleName):
    """A schedule is never changed: another one is added, and this one cancelled."""

    starts_at: Moment
    ends_at: Moment
    seats: Count
    meetings: Count = 1

    def pushed(self) -> PushedSchedule:
        terms = ScheduleTerms(self.schedule_code, self.starts_at, self.ends_at, self.seats, self.meetings)
        return PushedSchedule(self.course_code, terms)


class AskedSchedules(AskedPush):
    """`stay`: schedules that stay as they are, in a full push; what has ended or is cancelled need not stand there."""

    rows: Rows[ScheduleRow]
    stay: Annotated[list[ScheduleName], Field(max_length=MOST_STAY)] = Field(default_factory=list)


class ScheduleTold(BaseModel):
    course_code: str
    schedule_code: str


class SchedulesPushed(BaseModel):
    rows: list[RowTold]
    #: Those that were cancelled.
    removed: list[ScheduleTold]


@router.put("schedules", response={200: SchedulesPushed, **PROBLEMS})
@refusing({})
def schedules_push(request: PartnerRequest, asked: AskedSchedules) -> SchedulesPushed:
    """Schedules are added, with all their seats free. Each row by itself."""
    rows: list[ScheduleRow | Unfit] = [*asked.rows]
    asked.require_whole(rows, asked.stay)
    fit = [row.pushed() for row in rows if not isinstance(row, Unfit)]
    named = {(row.text("course_code"), row.text("schedule_code")) for row in rows if isinstance(row, Unfit)}

    def do(work: Work) -> SchedulesPushed:
        stay = named.union(one.key for one in asked.stay) if asked.full else None
        pushed = push_schedules(rows=fit, stay=stay, removes=asked.removes, by=work.actor, now=work.now)
        removed = [ScheduleTold(course_code=course, schedule_code=code) for course, code in pushed.removed]
        return SchedulesPushed(rows=told_rows(rows, pushed.outcomes), removed=removed)

    return counted(lambda: done_once(request, do, as_=SchedulesPushed))


@router.post("schedules/cancel", response={200: ScheduleTold, **PROBLEMS})
@refusing(
    {
        NoCourse: Problem.COURSE_UNKNOWN,
        NoSchedule: Problem.SCHEDULE_UNKNOWN,
        ScheduleOver: Problem.SCHEDULE_OVER,
    }
)
def schedules_cancel(request: PartnerRequest, asked: ScheduleName) -> ScheduleTold:
    """It does not take place. Whoever bought of it has the price back within minutes, and is told."""

    def do(work: Work) -> ScheduleTold:
        cancel_schedule(course_code=asked.course_code, schedule_code=asked.schedule_code, by=work.actor, now=work.now)
        return ScheduleTold(course_code=asked.course_code, schedule_code=asked.schedule_code)

    return done_once(request, do, as_=ScheduleTold)
