"""Courses that can be bought, as somebody looks for them: as fast among a hundred thousand as among ten.

Whoever seeks words is shown the courses that are called so, and where there are none those that speak of it, from the
cheapest. A page begins behind the last course of the one before, and nothing is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db.models import F, Q, QuerySet

from prakerja.training.models import Course
from prakerja.training.states import CourseState, Method

#: From so many stars of five on a course is well rated.
GOOD_STARS: Final = 4
_PROVINCE_DIGITS: Final = 2


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; empty: whatever there is."""

    words: str = ""
    topic: str = ""
    method: str = ""
    #: Not dearer than that.
    most: int | None = None
    #: A regency or a province: what is taught face to face there.
    area: str = ""
    is_well_rated: bool = False


class Position(NamedTuple):
    """Where a page ended."""

    is_called_so: bool
    price: int
    id: int


@dataclass(frozen=True)
class Found:
    courses: tuple[Course, ...]
    #: Where the next page begins; None: there is none.
    next: Position | None


def find_courses(wanted: Wanted, *, after: Position | None = None, limit: int) -> Found:
    """At most so many, from there on. Two statements where words are sought, else one."""
    for is_called_so, courses in _parts(wanted, after):
        rows = list(courses[: limit + 1])
        if rows:
            shown = rows[:limit]
            last = Position(is_called_so, shown[-1].price, shown[-1].pk) if len(rows) > limit else None
            return Found(tuple(shown), last)
    return Found((), None)


def _parts(wanted: Wanted, after: Position | None) -> Iterator[tuple[bool, QuerySet[Course]]]:
    """What is called so; else what speaks of it. Never one without the other in one statement: how rare that is no
    statistics know, and all courses would be read for it.
    """
    courses = _fitting(wanted)
    if not wanted.words:
        yield False, _behind(courses, after)
        return
    # Words alone: of the signs of a search language a hundred dashes break PostgreSQL's reading of them.
    sought = SearchQuery(wanted.words, config="indonesian", search_type="plain")
    if after is None or after.is_called_so:
        yield True, _behind(courses.filter(title_words=sought), after)
    if after is None or not after.is_called_so:
        yield False, _behind(courses.filter(words=sought), after)


def _fitting(wanted: Wanted) -> QuerySet[Course]:
    courses = Course.objects.filter(state=CourseState.LIVE, institution__suspended_at__isnull=True)
    if wanted.topic:
        courses = courses.filter(topics__contains=[wanted.topic])
    if wanted.method:
        courses = courses.filter(method=wanted.method)
    if wanted.most is not None:
        courses = courses.filter(price__lte=wanted.most)
    if wanted.is_well_rated:
        # The first is what the index of those with reviews knows.
        courses = courses.filter(reviews__gt=0, stars__gte=GOOD_STARS * F("reviews"))
    if wanted.area:
        courses = courses.filter(_in_area(wanted.area), method=Method.FACE_TO_FACE)
    return courses.select_related("institution").order_by("price", "pk")


def _in_area(area: str) -> Q:
    if len(area) == _PROVINCE_DIGITS:
        return Q(regency__gte=f"{area}00", regency__lte=f"{area}99")
    return Q(regency=area)


def _behind(courses: QuerySet[Course], after: Position | None) -> QuerySet[Course]:
    if after is None:
        return courses
    return courses.filter(price__gte=after.price).filter(Q(price__gt=after.price) | Q(pk__gt=after.id))
