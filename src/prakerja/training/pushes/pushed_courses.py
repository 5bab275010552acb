"""Many courses of an institution at once: one statement for each table concerned, however many they are."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from prakerja.audit.record import Recorded, record_each
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.partners.models import Partner
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.course_rules import CourseContent
from prakerja.training.models import Course, CourseMove
from prakerja.training.states import CourseState


def write_courses(
    institution: Partner,
    *,
    new: Sequence[CourseContent],
    changed: Sequence[tuple[Course, CourseContent]],
    by: Actor,
    now: datetime,
) -> frozenset[str]:
    """The new ones are drafts, the others, which are locked, say what they are to say; returns the codes of the new
    ones that are there: a code that another course has is left out."""
    drafted = _insert(institution, new)
    _change(changed)
    there = [one for one in new if one.code in drafted]
    CourseMove.objects.bulk_create(
        CourseMove(course_id=drafted[one.code], number=1, state=CourseState.DRAFT, at=now) for one in there
    )
    priced = [(drafted[one.code], one.price) for one in there]
    priced += [(course.pk, content.price) for course, content in changed if course.price != content.price]
    _note_prices(priced, now)
    events = [Recorded(CatalogueEvent.DRAFTED, str(drafted[one.code]), {"price": one.price}) for one in there]
    record_each([*events, *(_event_of(*one) for one in changed)], of=Course, by=by, at=now)
    return frozenset(drafted)


def _insert(institution: Partner, new: Sequence[CourseContent]) -> Mapping[str, int]:
    """The keys of those that are there now, by their codes."""
    if not new:
        return {}
    values: dict[str, Value] = {
        "institution": institution.pk,
        "courses": json.dumps([asdict(one) for one in new]),
    }
    return dict(run_with_arrays(sql_file(__file__, "insert_courses"), values).fetchall())


def _change(changed: Sequence[tuple[Course, CourseContent]]) -> None:
    if changed:
        said = [{"id": course.pk, **asdict(content)} for course, content in changed]
        run_with_arrays(sql_file(__file__, "change_courses"), {"courses": json.dumps(said)})


def _note_prices(priced: Sequence[tuple[int, int]], now: datetime) -> None:
    if priced:
        courses, prices = [course for course, _ in priced], [price for _, price in priced]
        run_with_arrays(sql_file(__file__, "add_prices"), {"courses": courses, "prices": prices, "now": now})


def _event_of(course: Course, content: CourseContent) -> Recorded:
    """`course`: as it was."""
    if course.state == CourseState.DRAFT:
        return Recorded(CatalogueEvent.CHANGED, str(course.pk), {"price": content.price})
    facts = {"price": content.price, "price_before": course.price}
    return Recorded(CatalogueEvent.PRICED, str(course.pk), facts)
