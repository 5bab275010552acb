"""What a course says, between its row and the rules."""

from datetime import date
from typing import Final

from prakerja.kit.typed_line import clean_line
from prakerja.profile.answers import Education
from prakerja.regions.known import regencies_on
from prakerja.training.catalogue_refusals import CourseRefused
from prakerja.training.course_rules import CourseContent, CourseFault, Vocabulary
from prakerja.training.models import Course
from prakerja.training.states import Level, Method
from prakerja.training.topics import MOST_TOPICS, Topic

#: Those that are changed together with the rest; the price is changed for itself, too.
FIELDS: Final = (
    "title",
    "summary",
    "method",
    "level",
    "teacher",
    "standard",
    "hours",
    "price",
    "minimum_age",
    "maximum_age",
    "minimum_education",
    "regency",
)


def vocabulary(on: date) -> Vocabulary:
    return Vocabulary(
        topics=frozenset(Topic.values),
        methods=frozenset(Method.values),
        levels=frozenset(Level.values),
        educations=frozenset(one.value for one in Education),
        regencies=frozenset(one.code for one in regencies_on(on)),
    )


def require_fit(content: CourseContent, known: Vocabulary) -> None:
    """Raises CourseRefused."""
    faults = content.faults(known, most_topics=MOST_TOPICS)
    lines = {
        CourseFault.TITLE: content.title,
        CourseFault.TEACHER: content.teacher,
        CourseFault.STANDARD: content.standard,
    }
    faults += [fault for fault, line in lines.items() if clean_line(line) != line and fault not in faults]
    if "\0" in content.summary and CourseFault.SUMMARY not in faults:
        faults.append(CourseFault.SUMMARY)
    if faults:
        raise CourseRefused(faults)


def content_of(course: Course) -> CourseContent:
    values = {name: getattr(course, name) for name in FIELDS}
    return CourseContent(code=course.code, topics=tuple(course.topics), **values)


def write_content(course: Course, content: CourseContent) -> None:
    """Into the row in memory."""
    for name in FIELDS:
        setattr(course, name, getattr(content, name))
    course.topics = list(content.topics)
