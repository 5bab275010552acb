"""A recipient whose first instalment stands in each of the ways in which their page may show it, on that night."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import BatchState
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.models import Certificate
from tests.situations.cards import two_officers
from tests.situations.incentives import earned, the_night
from tests.situations.learning import Bought
from tests.situations.own_cards import held, moved
from tests.situations.payouts import (
    DUE,
    PAID,
    TONIGHT,
    built,
    came_back,
    linked,
    paid_out,
    released,
    to_be_paid,
)

DORMANT: Final = Outcome(OutcomeKind.REFUSED, "4031709")
OVER_LIMIT: Final = Outcome(OutcomeKind.REFUSED, "4033823")


def in_a_batch() -> Bought:
    bought = to_be_paid()
    built()
    return bought


def released_tonight() -> Bought:
    bought = in_a_batch()
    released(Batch.objects.get())
    return bought


def sent_with(outcome: Outcome, house: AccountHouse = AccountHouse.BNI) -> Bought:
    bought = to_be_paid(house)
    paid_out(outcome=outcome)
    return bought


def stopped() -> Bought:
    bought = released_tonight()
    Batch.objects.update(state=BatchState.STOPPED, stopped_for="float")
    return bought


def unknown_for_days() -> Bought:
    bought = sent_with(Outcome(OutcomeKind.UNKNOWN))
    Instruction.objects.update(next_at=None, moved_at=TONIGHT - timedelta(days=2))
    return bought


def returned() -> Bought:
    bought = sent_with(PAID)
    came_back(Batch.objects.get())
    return bought


def without_account() -> Bought:
    bought = earned()
    the_night(bought, at=DUE)
    return bought


def resting() -> Bought:
    bought = without_account()
    linked(bought, usable_from=TONIGHT + timedelta(hours=20))
    return bought


def held_when_due(bought: Bought | None = None) -> Bought:
    bought = bought or to_be_paid()
    held(bought.buyer.card)
    return bought


def annulled() -> Bought:
    bought = to_be_paid()
    moved(bought.buyer.card, CardState.ANNULLED, MoveReason.LISTED)
    return bought


def uncertified() -> Bought:
    bought = to_be_paid()
    Certificate.objects.update(withdrawn_at=TONIGHT, withdrawn_for=WithdrawnFor.ATTENDANCE_FORGED)
    return bought


def removed() -> Bought:
    """By the office, and due again."""
    bought = in_a_batch()
    with unit_of_work(by=two_officers()[0]) as work:
        remove_instruction(key=(bought.buyer.applicant_id, 1), note="Diperiksa dulu", by=work.actor, now=TONIGHT)
    return bought


STANDINGS: Final[dict[Standing, Callable[[], Bought]]] = {
    Standing.WAITS: earned,
    Standing.HELD: held_when_due,
    Standing.GONE: annulled,
    Standing.NO_CERTIFICATE: uncertified,
    Standing.KEPT_BACK: removed,
    Standing.NO_ACCOUNT: without_account,
    Standing.ACCOUNT_RESTS: resting,
    Standing.ACCOUNT_FAILED: lambda: sent_with(DORMANT),
    Standing.ACCOUNT_LATER: lambda: sent_with(OVER_LIMIT, AccountHouse.GOPAY),
    Standing.READY: to_be_paid,
    Standing.IN_BATCH: in_a_batch,
    Standing.RELEASED: released_tonight,
    Standing.STOPPED: stopped,
    Standing.UNDER_WAY: lambda: sent_with(Outcome(OutcomeKind.PENDING)),
    Standing.UNSURE: lambda: sent_with(Outcome(OutcomeKind.UNKNOWN)),
    Standing.LOOKED_INTO: unknown_for_days,
    Standing.PAID: lambda: sent_with(PAID),
}
