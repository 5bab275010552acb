"""What a course costs since when: a row for each price it ever had. What was paid stands with the purchase."""

from datetime import datetime

from prakerja.training.models import Course, CoursePrice


def note_price(course: Course, *, now: datetime) -> None:
    """The row of the course is locked, or not there for others yet."""
    number = CoursePrice.objects.filter(course=course).count() + 1
    CoursePrice.objects.create(course=course, number=number, price=course.price, since=now)
