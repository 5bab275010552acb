"""`answer_review()`: the institution says something to what was said of its course, once."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.messages.states import Channel
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Course, Review
from prakerja.training.reviews.read_text import read_text
from prakerja.training.reviews.rules import HiddenFor, reasons_against
from prakerja.training.reviews.write_review import AnsweredAlready


class NoReview(Refused):
    """No review of the institution's courses has this reference: none ever had, it is hidden, or was written anew."""


class AnswerBarred(Refused):
    """A rule is against the answer; `reasons`: which."""

    def __init__(self, reasons: list[HiddenFor]) -> None:
        self.reasons = reasons
        super().__init__(", ".join(reasons))


def answer_review(*, reference: UUID, text: str, by: Actor, now: datetime) -> Review:
    """All read the answer below the review, of which nothing changes; its author is told. The same again is the same.

    Raises NothingSaid, AnswerBarred, NoReview, AnsweredAlready.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    said = read_text(text)
    if reasons := reasons_against(said):
        raise AnswerBarred(reasons)
    review = Review.objects.public().locked(reference=reference)
    course = Course.objects.filter(pk=review.course_id, institution=institution).first() if review else None
    if review is None or course is None:
        raise NoReview
    if review.answer:
        if review.answer != said:
            raise AnsweredAlready
        return review
    review.answer, review.answered_at = said, now
    review.save(update_fields=["answer", "answered_at"])
    news = News(f"review_answered:{review.purchase}", {"title": course.title, "institution": institution.name})
    tell_holders({review.applicant_id: news}, text="review_answered", now=now, over=(Channel.EMAIL,))
    record(TrainingEvent.REVIEW_ANSWERED, subject=review, by=by, at=now, applicant_id=review.applicant_id)
    return review
