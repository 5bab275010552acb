"""What a recipient has to do for their money, or what to read of it: pure, and nothing where the card says it all."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from prakerja.incentives.own_incentives import OwnIncentives
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.shown_payments import OwnDue, OwnPayments
from prakerja.payouts.standing import Standing


@dataclass(frozen=True)
class ReviewTraining:
    """Without it nothing is earned. `earns`: if it is written today. `until`: the last day."""

    purchase: int
    earns: Rupiah
    until: date


@dataclass(frozen=True)
class LinkAccount:
    """Money waits, or will: no account can be paid. `has_failed`: it was refused, or a payment into it."""

    has_failed: bool


@dataclass(frozen=True)
class ConfirmAccount:
    """The account that they named is not linked yet."""


@dataclass(frozen=True)
class AnswerSurvey:
    number: int
    amount: Rupiah
    until: date


@dataclass(frozen=True)
class FollowPayment:
    """It is on its way: there is nothing to do."""

    amount: Rupiah


@dataclass(frozen=True)
class TooLate:
    """Nothing can be earned with the card any more, and nothing was."""


@dataclass(frozen=True)
class WaitForDue:
    """The next one falls due on this day, and nothing is missing."""

    amount: Rupiah
    day: date


@dataclass(frozen=True)
class ReadPayments:
    """Each due has its own story. `is_waiting`: one has not gone out though its day has come."""

    is_waiting: bool


type MoneyMove = (
    ReviewTraining | LinkAccount | ConfirmAccount | AnswerSurvey | FollowPayment | TooLate | WaitForDue | ReadPayments
)

_FAILED: Final = {Standing.ACCOUNT_FAILED, Standing.ACCOUNT_REFUSED}
_ON_ITS_WAY: Final = {
    Standing.READY,
    Standing.IN_BATCH,
    Standing.RELEASED,
    Standing.STOPPED,
    Standing.UNDER_WAY,
    Standing.UNSURE,
    Standing.LOOKED_INTO,
}
#: Its day has come, and something stands in its way.
_WAITING: Final = {
    Standing.WAITS,
    Standing.KEPT_BACK,
    Standing.NO_CERTIFICATE,
    Standing.ACCOUNT_RESTS,
    Standing.ACCOUNT_LATER,
}


def next_of_money(incentives: OwnIncentives | None, payments: OwnPayments, *, today: date) -> MoneyMove | None:
    """First what earns it, then what it waits for, then what can still be lost, then what is on its way, or to come."""
    if incentives is None or incentives.is_held or not incentives.is_live:
        return None
    return (
        _review(incentives, today)
        or _account(payments, today)
        or _survey(payments)
        or _on_its_way([due for due in payments.dues if due.standing in _ON_ITS_WAY])
        or (_to_come(payments) if payments.dues else _too_late(incentives, today))
    )


def _review(incentives: OwnIncentives, today: date) -> ReviewTraining | None:
    purchase = incentives.purchase
    if purchase is None or incentives.is_reviewed or today > incentives.review_by:
        return None
    earned = incentives.amount * incentives.count_in_time(today)
    return ReviewTraining(purchase, earned, incentives.review_by)


def _account(payments: OwnPayments, today: date) -> LinkAccount | ConfirmAccount | None:
    standings = {due.standing for due in payments.dues}
    if standings & _FAILED:
        return LinkAccount(has_failed=True)
    if Standing.ACCOUNT_ASKED in standings:
        return ConfirmAccount()
    is_to_come = any(due.standing is Standing.PLANNED and today <= due.last_payment_on for due in payments.dues)
    if Standing.NO_ACCOUNT in standings or (is_to_come and not payments.has_account):
        return LinkAccount(has_failed=False)
    return None


def _survey(payments: OwnPayments) -> AnswerSurvey | None:
    first = next((due for due in payments.dues if due.standing is Standing.OPEN), None)
    return None if first is None else AnswerSurvey(first.number, first.amount, first.day)


def _to_come(payments: OwnPayments) -> WaitForDue | ReadPayments:
    if any(due.standing in _WAITING for due in payments.dues):
        return ReadPayments(is_waiting=True)
    planned = [due for due in payments.dues if due.standing is Standing.PLANNED]
    first = min(planned, key=lambda due: due.day, default=None)
    return ReadPayments(is_waiting=False) if first is None else WaitForDue(first.amount, first.day)


def _too_late(incentives: OwnIncentives, today: date) -> TooLate | None:
    """Before that there is a training to finish, of which its card tells."""
    until = incentives.review_by if incentives.is_finished else incentives.finish_by
    return TooLate() if not incentives.is_earned and today > until else None


def _on_its_way(dues: list[OwnDue]) -> FollowPayment | None:
    return FollowPayment(Rupiah(sum(int(due.amount) for due in dues))) if dues else None
