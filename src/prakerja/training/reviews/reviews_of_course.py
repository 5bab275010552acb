"""What all read of a course: its reviews, the newest first, a page at a time. Whose they are stands nowhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from prakerja.training.models import Review


class ReviewPosition(NamedTuple):
    """Where a page ended."""

    written_at: datetime
    reference: UUID


@dataclass(frozen=True)
class FoundReviews:
    reviews: tuple[Review, ...]
    #: Where the next page begins; None: there is none.
    next: ReviewPosition | None


def reviews_of_course(course_id: int, *, after: ReviewPosition | None = None, limit: int) -> FoundReviews:
    """At most so many, from there on. One statement."""
    reviews = Review.objects.public().of_course(course_id)
    if after is not None:
        at_once = Q(written_at=after.written_at, reference__lt=after.reference)
        reviews = reviews.filter(Q(written_at__lte=after.written_at) & (Q(written_at__lt=after.written_at) | at_once))
    rows = list(reviews[: limit + 1])
    shown = rows[:limit]
    last = ReviewPosition(shown[-1].written_at, shown[-1].reference) if len(rows) > limit else None
    return FoundReviews(tuple(shown), last)
