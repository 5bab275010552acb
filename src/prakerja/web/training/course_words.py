"""What a page says of a course."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prakerja.profile.answers import Education
from prakerja.regions.known import UnknownRegion, regency
from prakerja.training.models import Course
from prakerja.training.states import Level, Method
from prakerja.training.topics import Topic
from prakerja.words.catalogue import LEVEL_NAMES, METHOD_NAMES, TOPIC_NAMES
from prakerja.words.profile import CHOICES
from prakerja.words.words import Words


@dataclass(frozen=True)
class CourseOnPage:
    course: Course
    topics: list[Words]
    method: Words
    level: Words
    #: Of a regency; empty where it is not taught face to face.
    place: str
    #: `4,6`; empty before somebody has judged it.
    stars: str
    education: Words

    @classmethod
    def of(cls, course: Course) -> "CourseOnPage":
        return cls(
            course=course,
            topics=[TOPIC_NAMES[Topic(one)] for one in course.topics if one in Topic],
            method=METHOD_NAMES[Method(course.method)],
            level=LEVEL_NAMES[Level(course.level)],
            place=_name_of(course.regency),
            stars=f"{course.stars / course.reviews:.1f}".replace(".", _(",")) if course.reviews else "",
            education=CHOICES["education"][Education(course.minimum_education)],
        )


def _name_of(code: str) -> str:
    try:
        return regency(code).name if code else ""
    except UnknownRegion:
        return ""
