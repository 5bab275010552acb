"""PUT offers, POST offers/end: which courses a platform sells, and on which page."""

from typing import Annotated, Final

from ninja import Router
from pydantic import BaseModel, Field, StringConstraints

from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Asked, Code
from prakerja.partner_api.v2.caller import PartnerRequest, platform
from prakerja.partner_api.v2.courses import AskedCourse, CourseNamed
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.pushing import MOST_STAY, AskedPush, Rows, RowTold, Unfit, counted, told_rows
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import done_once
from prakerja.training.catalogue_refusals import NotOffered
from prakerja.training.end_offer import end_offer
from prakerja.training.pushes.push_offers import PushedOffer, push_offers

router: Final = Router(auth=platform, tags=["offers"])


class OfferRow(Asked):
    """`address`: of the page on which the course is sold; the catalogue leads there."""

    course_code: Code
    address: Annotated[str, StringConstraints(strict=True, max_length=2_000)]


class AskedOffers(AskedPush):
    """`stay`: codes of courses that are sold as they are, in a full push."""

    rows: Rows[OfferRow]
    stay: Annotated[list[Code], Field(max_length=MOST_STAY)] = Field(default_factory=list)


class OffersPushed(BaseModel):
    rows: list[RowTold]
    #: The codes of those that are sold no more.
    removed: list[str]


@router.put("offers", response={200: OffersPushed, **PROBLEMS})
@refusing({})
def offers_push(request: PartnerRequest, asked: AskedOffers) -> OffersPushed:
    """The catalogue leads from each course to its page. Each row by itself."""
    rows: list[OfferRow | Unfit] = [*asked.rows]
    asked.require_whole(rows, asked.stay)
    fit = [PushedOffer(row.course_code, row.address) for row in rows if not isinstance(row, Unfit)]
    named = {row.text("course_code") for row in rows if isinstance(row, Unfit)}

    def do(work: Work) -> OffersPushed:
        stay = named.union(asked.stay) if asked.full else None
        pushed = push_offers(rows=fit, stay=stay, removes=asked.removes, by=work.actor, now=work.now)
        return OffersPushed(rows=told_rows(rows, pushed.outcomes), removed=pushed.removed)

    return counted(lambda: done_once(request, do, as_=OffersPushed))


@router.post("offers/end", response={200: CourseNamed, **PROBLEMS})
@refusing({NotOffered: Problem.NOT_OFFERED})
def offers_end(request: PartnerRequest, asked: AskedCourse) -> CourseNamed:
    """The catalogue leads there no more; what was sold goes on."""

    def do(work: Work) -> CourseNamed:
        end_offer(course_code=asked.course_code, by=work.actor, now=work.now)
        return CourseNamed(course_code=asked.course_code)

    return done_once(request, do, as_=CourseNamed)
