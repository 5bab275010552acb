"""Reviews of trainings that somebody has finished."""

from datetime import datetime
from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import Course, Review
from prakerja.training.reviews.answer_review import answer_review
from prakerja.training.reviews.count_reviews import count_reviews
from prakerja.training.reviews.write_review import write_review
from tests.situations.learning import STARTS, Bought, finished

COUNTING: Final = Actor.system("training.count_reviews")
GOOD: Final = "Pengajarnya sabar dan contohnya banyak."
WITH_A_PHONE: Final = "Hubungi saya di 0812-3456-7890"


def reviewed(bought: Bought | None = None, *, stars: int = 5, text: str = GOOD, at: datetime = STARTS) -> Bought:
    """Finished, and judged by whoever has finished it."""
    bought = bought or finished(at=at)
    with unit_of_work(by=bought.learner):
        write_review(
            applicant_id=bought.buyer.applicant_id,
            purchase=bought.number,
            stars=stars,
            text=text,
            by=bought.learner,
            now=at,
        )
    return bought


def review_of(bought: Bought) -> Review:
    """As it is now."""
    return Review.objects.get(pk=(bought.buyer.applicant_id, bought.number))


def answered(bought: Bought, *, text: str = "Terima kasih.", at: datetime = STARTS) -> Bought:
    with unit_of_work(by=bought.teacher):
        answer_review(reference=review_of(bought).reference, text=text, by=bought.teacher, now=at)
    return bought


def counted(*, at_once: int = 1_000) -> None:
    with unit_of_work(by=COUNTING):
        while count_reviews(by=COUNTING, now=STARTS, at_once=at_once):
            pass


def stars_of(bought: Bought) -> tuple[int, int]:
    """The stars of its course, and of how many reviews."""
    course = Course.objects.get(pk=bought.market.course.pk)
    return course.stars, course.reviews
