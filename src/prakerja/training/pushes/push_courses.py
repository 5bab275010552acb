"""An institution sends its courses: some of them, or all that it has."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_refusals import CourseWithdrawn, NotADraft
from prakerja.training.change_course import change_course
from prakerja.training.change_price import change_price
from prakerja.training.course_content import content_of
from prakerja.training.course_rules import CourseContent
from prakerja.training.draft_course import draft_course
from prakerja.training.models import Course
from prakerja.training.pushes.outcomes import Became, Pushed, apply_each, remove_each
from prakerja.training.states import CourseState
from prakerja.training.withdraw_own_course import withdraw_own_course


def push_courses(
    *, contents: Sequence[CourseContent], stay: Collection[str] | None, removes: int, by: Actor, now: datetime
) -> Pushed[str]:
    """Each course says what its row says: drafted, changed or priced anew. Pushed twice, the second changes nothing.

    `stay`: codes of courses that remain besides those of the rows; every other one is withdrawn, if they are as many
    as `removes`. None: none is. Raises RemovalsDiffer.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    codes = {content.code for content in contents}
    leaving = [] if stay is None else _others(institution, codes.union(stay))
    withdraw = partial(_withdraw, by=by, now=now)
    removed = remove_each(leaving, expected=removes, remove=withdraw)
    known = {one.code: one for one in Course.objects.filter(institution=institution, code__in=codes)}
    apply = partial(_apply, known, by=by, now=now)
    is_so = partial(_is_so, known)
    return Pushed(apply_each(contents, lambda content: content.code, apply, is_so=is_so), removed)


def _others(institution: Partner, stay: Collection[str]) -> list[str]:
    """In their order, so that whoever pushes at the same time waits and never embraces."""
    courses = Course.objects.filter(institution=institution).exclude(state=CourseState.WITHDRAWN)
    return sorted(set(courses.values_list("code", flat=True)).difference(stay))


def _withdraw(code: str, *, by: Actor, now: datetime) -> None:
    withdraw_own_course(course_code=code, by=by, now=now)


def _is_so(known: dict[str, Course], content: CourseContent) -> bool:
    earlier = known.get(content.code)
    return earlier is not None and earlier.state != CourseState.WITHDRAWN and content_of(earlier) == content


def _apply(known: dict[str, Course], content: CourseContent, *, by: Actor, now: datetime) -> Became:
    """Raises what the verbs do, and CourseWithdrawn, NotADraft."""
    earlier = known.get(content.code)
    if earlier is None:
        draft_course(content=content, by=by, now=now)
        return Became.CREATED
    if earlier.state == CourseState.WITHDRAWN:
        raise CourseWithdrawn
    if earlier.state == CourseState.DRAFT:
        change_course(content=content, by=by, now=now)
    elif replace(content_of(earlier), price=content.price) == content:
        change_price(course_code=content.code, price=content.price, by=by, now=now)
    else:
        raise NotADraft
    return Became.CHANGED
