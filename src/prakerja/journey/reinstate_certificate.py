"""From the training to what it has earned: a certificate that stands again pays again."""

from datetime import datetime
from uuid import UUID

from prakerja.incentives.give_again import give_again
from prakerja.kit.actor import Actor
from prakerja.training.certificates import reinstate_certificate as in_training


def reinstate_certificate(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> None:
    """It stands, and in the same moment what was taken back because it did not is due again.

    Raises what reinstating raises, and BudgetTooSmall.
    """
    in_training.reinstate_certificate(applicant_id=applicant_id, purchase=purchase, by=by, now=now)
    give_again(applicant_id=applicant_id, purchase=purchase, by=by, now=now)
