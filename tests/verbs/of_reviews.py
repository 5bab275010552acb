"""What is said of trainings that somebody has finished, ready to be said."""

from functools import partial

from prakerja.training.reviews.answer_review import answer_review
from prakerja.training.reviews.count_reviews import count_reviews
from prakerja.training.reviews.write_review import write_review
from tests.situations.learning import STARTS, finished
from tests.situations.reviews import COUNTING, GOOD, WITH_A_PHONE, review_of, reviewed
from tests.verbs.table import Doing, verb


def _writing(text: str) -> Doing:
    bought = finished()
    said = {"applicant_id": bought.buyer.applicant_id, "purchase": 1, "stars": 4, "text": text}
    do = partial(write_review, **said, by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb("training.write_review", writes="training_review", events="training.review.written")
def writing() -> Doing:
    return _writing(GOOD)


@verb("training.write_review: hidden", writes="training_review a_message", events="training.review.written")
def writing_what_is_hidden() -> Doing:
    return _writing(WITH_A_PHONE)


@verb("training.answer_review", writes="training_review a_message", events="training.review.answered")
def answering() -> Doing:
    bought = reviewed()
    reference = review_of(bought).reference
    do = partial(answer_review, reference=reference, text="Terima kasih.", by=bought.teacher, now=STARTS)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb("training.count_reviews", writes="training_review training_course", is_of_all=True)
def counting() -> Doing:
    bought = reviewed()
    return Doing(partial(count_reviews, by=COUNTING, now=STARTS), COUNTING, bought.buyer.applicant_id)
