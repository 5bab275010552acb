"""What somebody has written of a training of theirs, or may write, for themselves."""

from dataclasses import dataclass
from uuid import UUID

from prakerja.training.models import Certificate, Purchase, Review
from prakerja.training.reviews.rules import HiddenFor


@dataclass(frozen=True)
class OwnReview:
    title: str
    institution: str
    course_id: int
    #: None: there is none yet.
    review: Review | None
    hidden_for: tuple[HiddenFor, ...]

    @property
    def is_open(self) -> bool:
        """It can be written, or written anew."""
        return self.review is None or self.review.answered_at is None


def own_review(applicant_id: UUID, purchase: int) -> OwnReview | None:
    """None: they have finished no such training, or its certificate was withdrawn."""
    if not Certificate.objects.standing().filter(pk=(applicant_id, purchase)).exists():
        return None
    bought = Purchase.objects.select_related("schedule__course__institution").get(pk=(applicant_id, purchase))
    course = bought.schedule.course
    review = Review.objects.filter(pk=bought.pk).first()
    hidden_for = tuple(HiddenFor(reason) for reason in review.hidden_for) if review else ()
    return OwnReview(course.title, course.institution.name, course.pk, review, hidden_for)
