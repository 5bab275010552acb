"""An institution sends its courses: some of them, or all that it has."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_refusals import CourseCodeTaken, CourseWithdrawn, NoPrice, NotADraft
from prakerja.training.course_content import content_of, require_fit, vocabulary
from prakerja.training.course_rules import CourseContent, Vocabulary, is_price
from prakerja.training.find_course import lock_own_courses
from prakerja.training.models import Course
from prakerja.training.pushes.outcomes import Became, Pushed, judge_each, require_as_many
from prakerja.training.pushes.pushed_courses import write_courses
from prakerja.training.pushes.removals import withdraw_each
from prakerja.training.states import CourseState


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
    removed = require_as_many(leaving, expected=removes)
    withdraw_each(institution, removed, by=by, now=now)
    known = {one.code: one for one in Course.objects.filter(institution=institution, code__in=codes)}
    known |= lock_own_courses(institution, {one.code for one in contents if not _is_so(known, one)})
    judged = judge_each(contents, lambda one: one.code, partial(_judge, known, vocabulary(wib_day(now))))
    written = write_courses(
        institution,
        new=judged.that(Became.CREATED),
        changed=[(known[one.code], one) for one in judged.that(Became.CHANGED)],
        by=by,
        now=now,
    )
    late = {one.code for one in judged.that(Became.CREATED)}.difference(written)
    return Pushed(judged.refused_later(late, CourseCodeTaken()), removed)


def _others(institution: Partner, stay: Collection[str]) -> list[str]:
    """In their order, so that whoever pushes at the same time waits and never embraces."""
    courses = Course.objects.filter(institution=institution).exclude(state=CourseState.WITHDRAWN)
    return sorted(set(courses.values_list("code", flat=True)).difference(stay))


def _is_so(known: dict[str, Course], content: CourseContent) -> bool:
    earlier = known.get(content.code)
    return earlier is not None and earlier.state != CourseState.WITHDRAWN and content_of(earlier) == content


def _judge(known: dict[str, Course], words: Vocabulary, content: CourseContent) -> Became:
    """Raises CourseRefused, NoPrice, CourseWithdrawn, NotADraft."""
    earlier = known.get(content.code)
    if earlier is not None and earlier.state == CourseState.WITHDRAWN:
        raise CourseWithdrawn
    if earlier is not None and content_of(earlier) == content:
        return Became.UNCHANGED
    if earlier is None or earlier.state == CourseState.DRAFT:
        require_fit(content, words)
        return Became.CREATED if earlier is None else Became.CHANGED
    if replace(content_of(earlier), price=content.price) != content:
        raise NotADraft
    if not is_price(content.price):
        raise NoPrice
    return Became.CHANGED
