"""From the training to what it has earned: a certificate that stands again pays again."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.appeals.repayment.drop_demand import drop_settled_demands
from prakerja.incentives.give_again import give_again
from prakerja.kit.actor import Actor
from prakerja.payouts.differences.claim_back import drop_claims
from prakerja.training.certificates import reinstate_certificate as in_training
from prakerja.training.models import Purchase

_BECAUSE: Final = "certificate reinstated"


def reinstate_certificate(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> None:
    """It stands, and in the same moment what was taken back is due again, and what was claimed is owed no more.

    Raises what reinstating raises, BudgetTooSmall, and ClaimRepaid.
    """
    in_training.reinstate_certificate(applicant_id=applicant_id, purchase=purchase, by=by, now=now)
    award = Purchase.objects.values_list("award", flat=True).get(pk=(applicant_id, purchase))
    drop_claims(applicant_id=applicant_id, award=award, reason=_BECAUSE, now=now)
    drop_settled_demands(applicant_id, award, now=now)
    give_again(applicant_id=applicant_id, purchase=purchase, by=by, now=now)
