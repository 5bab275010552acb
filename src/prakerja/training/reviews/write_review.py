"""`write_review()`: whoever has finished a training says what they think of it, for all to read."""

from datetime import datetime
from uuid import UUID, uuid4

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.messages.states import Channel
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Certificate, Purchase, Review
from prakerja.training.reviews.read_text import read_text
from prakerja.training.reviews.rules import MOST_STARS, reasons_against


class StarsMissing(Refused):
    """A review gives one to five stars."""


class NotFinished(Refused):
    """Who has no certificate that stands judges no training."""


class AnsweredAlready(Refused):
    """Its institution has answered it: what was answered is not changed."""


def write_review(*, applicant_id: UUID, purchase: int, stars: int, text: str, by: Actor, now: datetime) -> Review:
    """All read it, unless a rule hides it: its author learns by which, and writes it anew. The same again is the same.

    It may be written anew until its institution has answered. Raises StarsMissing, NothingSaid, NoPurchase,
    NotFinished, AnsweredAlready.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    if stars not in range(1, MOST_STARS + 1):
        raise StarsMissing
    said = read_text(text)
    bought = Purchase.objects.lock_by_key((applicant_id, purchase))
    if not Certificate.objects.standing().filter(pk=bought.pk).exists():
        raise NotFinished
    earlier = Review.objects.locked(pk=bought.pk)
    if earlier is not None and (earlier.stars, earlier.text) == (stars, said):
        return earlier
    if earlier is not None and earlier.answered_at is not None:
        raise AnsweredAlready
    review = earlier or Review(applicant_id=applicant_id, purchase=purchase, course_id=bought.schedule.course_id)
    _write(review, bought, stars, said, now)
    record(TrainingEvent.REVIEWED, subject=review, by=by, at=now, applicant_id=applicant_id, hidden=review.hidden_for)
    return review


def _write(review: Review, bought: Purchase, stars: int, said: str, now: datetime) -> None:
    review.stars, review.text, review.written_at = stars, said, now
    # Whoever answers has read these words: under the reference of others nothing is found any more.
    review.reference = uuid4()
    review.hidden_for = [reason.value for reason in reasons_against(said, own_code=bought.redeem_code)]
    review.save()
    if review.hidden_for:
        news = News(f"review_hidden:{review.reference}", {"title": bought.schedule.course.title})
        tell_holders({review.applicant_id: news}, text="review_hidden", now=now, over=(Channel.EMAIL,))
