"""A course, or many, held until the end of the unit of work."""

from collections.abc import Collection
from typing import Final

from prakerja.partners.models import Partner
from prakerja.training.catalogue_refusals import NoCourse
from prakerja.training.models import Course

#: What an identifier of a row can be.
_IDS: Final = range(1, 2**63)


def lock_course(course_id: int) -> Course:
    """Raises NoCourse."""
    found: Course | None = None
    if course_id in _IDS:
        found = Course.objects.select_for_update(no_key=True).filter(pk=course_id).first()
    if found is None:
        raise NoCourse
    return found


def lock_own_course(institution: Partner, code: str) -> Course:
    """Raises NoCourse; also for a course of another institution."""
    courses = Course.objects.select_for_update(no_key=True)
    found: Course | None = courses.filter(code=code, institution=institution).first()
    if found is None:
        raise NoCourse
    return found


def lock_own_courses(institution: Partner, codes: Collection[str]) -> dict[str, Course]:
    """By their codes, those that there are; in that order, so that two who lock many wait and never embrace."""
    if not codes:
        return {}
    own = Course.objects.filter(institution=institution, code__in=codes)
    return {one.code: one for one in own.select_for_update(no_key=True).order_by("code")}
