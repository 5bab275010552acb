"""PUT courses, POST courses/withdraw: an institution's catalogue; GET courses: what there is of it."""

from typing import Annotated, Final

from ninja import Router
from pydantic import BaseModel, Field, StringConstraints

from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Asked, Code, Count
from prakerja.partner_api.v2.caller import PartnerRequest, institution
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.pushing import MOST_STAY, AskedPush, Rows, RowTold, Unfit, counted, told_rows
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import done_once
from prakerja.training.catalogue_refusals import NoCourse
from prakerja.training.course_rules import CourseContent
from prakerja.training.pushes.push_courses import push_courses
from prakerja.training.withdraw_own_course import withdraw_own_course

router: Final = Router(auth=institution, tags=["courses"])

Text = Annotated[str, StringConstraints(strict=True, max_length=2_000)]


class CourseRow(Asked):
    """All that a course says. Once curators have let it in, its price alone is changed by a push."""

    code: Code
    title: Text
    summary: Text
    topics: Annotated[list[Text], Field(max_length=20)]
    method: Text
    level: Text
    teacher: Text
    hours: Count
    price: Count
    minimum_education: Text
    standard: Text = ""
    minimum_age: Count = 18
    maximum_age: Count | None = None
    regency: Text = ""

    def content(self) -> CourseContent:
        return CourseContent(**{**self.model_dump(), "topics": tuple(self.topics)})


class AskedCourses(AskedPush):
    """`stay`: codes of courses that stay as they are, in a full push."""

    rows: Rows[CourseRow]
    stay: Annotated[list[Code], Field(max_length=MOST_STAY)] = Field(default_factory=list)


class CoursesPushed(BaseModel):
    rows: list[RowTold]
    #: The codes of those that were withdrawn.
    removed: list[str]


@router.put("courses", response={200: CoursesPushed, **PROBLEMS})
@refusing({})
def courses_push(request: PartnerRequest, asked: AskedCourses) -> CoursesPushed:
    """Courses are drafted, changed while they are drafts, or priced anew; curators look at drafts. Each row alone."""
    rows: list[CourseRow | Unfit] = [*asked.rows]
    asked.require_whole(rows, asked.stay)
    fit = [row.content() for row in rows if not isinstance(row, Unfit)]
    named = {row.text("code") for row in rows if isinstance(row, Unfit)}

    def do(work: Work) -> CoursesPushed:
        stay = named.union(asked.stay) if asked.full else None
        pushed = push_courses(contents=fit, stay=stay, removes=asked.removes, by=work.actor, now=work.now)
        return CoursesPushed(rows=told_rows(rows, pushed.outcomes), removed=pushed.removed)

    return counted(lambda: done_once(request, do, as_=CoursesPushed))


class AskedCourse(Asked):
    course_code: Code


class CourseNamed(BaseModel):
    course_code: str


@router.post("courses/withdraw", response={200: CourseNamed, **PROBLEMS})
@refusing({NoCourse: Problem.COURSE_UNKNOWN})
def courses_withdraw(request: PartnerRequest, asked: AskedCourse) -> CourseNamed:
    """Nobody buys it any more, for good; who has bought it goes on."""

    def do(work: Work) -> CourseNamed:
        withdraw_own_course(course_code=asked.course_code, by=work.actor, now=work.now)
        return CourseNamed(course_code=asked.course_code)

    return done_once(request, do, as_=CourseNamed)
