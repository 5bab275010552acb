"""Whose money the demo shows on its way, and in which way."""

from typing import Final
from uuid import UUID

from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.draw.models import Outcome
from prakerja.identity.models import Identity
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.simulation.demo_accounts_to_pay import account_of

#: Whose money is where, and into which house it is paid. GoPay's batch is released; that of BNI waits for two people.
STAGES_OF_PAYMENTS: Final = {
    "payment_in_batch": AccountHouse.BNI,
    "payment_removed": AccountHouse.BNI,
    "payment_held": AccountHouse.BNI,
    "payment_released": AccountHouse.GOPAY,
    "payment_pending": AccountHouse.GOPAY,
    "payment_unknown": AccountHouse.GOPAY,
    "payment_refused": AccountHouse.GOPAY,
    "payment_returned": AccountHouse.GOPAY,
    "survey_open": AccountHouse.GOPAY,
    "survey_answered": AccountHouse.GOPAY,
    "account_in_doubt": AccountHouse.OVO,
}
#: The first of the draw stand for other things: lives of cards, points of a training, and a few who have bought one.
_OTHERS: Final = 16
_MOST: Final = 8 * len(STAGES_OF_PAYMENTS)


def payees_by_stage() -> dict[str, UUID]:
    """Of wave 11 the last of the draw, whose own account is in order at the house where they are to be paid."""
    seated = Outcome.objects.filter(draw__wave__number=11, outcome=OutcomeKind.SEATED).order_by("-rank")
    first = seated.reverse().values_list("applicant_id", flat=True)[:_OTHERS]
    people = list(seated.exclude(applicant_id__in=list(first)).values_list("applicant_id", flat=True)[:_MOST])
    niks = {one.pk: one.nik for one in Identity.objects.filter(pk__in=people)}
    found: dict[str, UUID] = {}
    for stage, house in STAGES_OF_PAYMENTS.items():
        fits = (one for one in people if one not in found.values() and account_of(niks[one], house))
        one = next(fits, None)
        if one is not None:
            found[stage] = one
    return found
