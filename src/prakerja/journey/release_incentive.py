"""From the training to the incentives: whoever reviews the first training that they have finished has earned theirs."""

from datetime import datetime
from uuid import UUID

from prakerja.incentives.earn_incentive import earn_incentive
from prakerja.kit.actor import Actor
from prakerja.training.models import Review
from prakerja.training.reviews.write_review import write_review


def release_incentive(*, applicant_id: UUID, purchase: int, stars: int, text: str, by: Actor, now: datetime) -> Review:
    """The review stands, and in the same moment its incentive is planned, if it earns one. Doing it twice is once.

    Who mends a review that a rule has hidden, or hands the same in again, is asked anew. Raises what write_review
    raises.
    """
    review = write_review(applicant_id=applicant_id, purchase=purchase, stars=stars, text=text, by=by, now=now)
    earn_incentive(applicant_id=applicant_id, purchase=purchase, by=by, now=now)
    return review
