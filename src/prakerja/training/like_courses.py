"""What the like of a course costs: of the same topic, taught in the same way, and on sale."""

from dataclasses import dataclass

from django.db.models import Avg, Count, F, Max, Min

from prakerja.training.models import Course
from prakerja.training.states import CourseState


@dataclass(frozen=True)
class Like:
    """In whole rupiah for an hour."""

    count: int
    least: int
    mean: int
    most: int


def like_courses(course: Course) -> Like | None:
    """None: there is none like it."""
    of_topic = Course.objects.filter(state=CourseState.LIVE, method=course.method, topics__contains=course.topics[:1])
    an_hour = of_topic.exclude(pk=course.pk).annotate(an_hour=F("price") / F("hours"))
    found = an_hour.aggregate(count=Count("pk"), least=Min("an_hour"), mean=Avg("an_hour"), most=Max("an_hour"))
    if not found["count"]:
        return None
    return Like(found["count"], int(found["least"]), int(found["mean"]), int(found["most"]))
