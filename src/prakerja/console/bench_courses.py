"""Courses by the hundred thousand, like the demo's: the same institutions teach each of them again and again."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from django.db import connection

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation.copy_in import copy_in
from prakerja.simulation.demo_catalogue import put_catalogue
from prakerja.training.models import Course
from prakerja.training.states import CourseState

_BY: Final = Actor.operator("prakerja bench catalogue")
_TEN_MINUTES_MS: Final = 600_000
_OWN: Final = ("code", "title", "price", "reviews", "stars")


def put_courses(count: int) -> int:
    """So many are on sale, every third of them with reviews. Returns how many there are."""
    put_catalogue(read_clock())
    with unit_of_work(by=_BY, statement_timeout_ms=_TEN_MINUTES_MS), connection.cursor() as cursor:
        live = list(Course.objects.filter(state=CourseState.LIVE).order_by("pk"))
        names = [*_alike(), *_OWN]
        copy_in(Course, names, islice(_more_like(live), max(0, count - len(live))))
        cursor.execute("ANALYZE")
        return Course.objects.filter(state=CourseState.LIVE).count()


def _more_like(live: list[Course]) -> Iterator[tuple[object, ...]]:
    """Without end: each as another year's, at another price."""
    series, alike = 0, _alike()
    while True:
        series += 1
        for number, course in enumerate(live):
            price = course.price + (series * 37 + number * 11) % 60 * 5_000 - 150_000
            reviews = 10 if (series + number) % 3 == 0 else 0
            own = (
                f"x{series}-{number}",
                f"{course.title} angkatan {series}",
                min(1_000_000, max(100_000, price)),
                reviews,
                reviews * (1 + (series + number) % 5),
            )
            yield (*(getattr(course, column) for column in alike.values()), *own)


def _alike() -> dict[str, str]:
    """Whatever a course is made of beside its own, by name: in which attribute it stands."""
    fields = Course._meta.concrete_fields
    made = [one for one in fields if not one.primary_key and not one.generated and one.name not in _OWN]
    return {one.name: one.attname for one in made}
