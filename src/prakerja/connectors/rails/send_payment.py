"""A payment is sent, once; what came of it is told in one of a few kinds, and never guessed."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from prakerja.connectors.failures import NotNow, Resting, Silence
from prakerja.connectors.rails.ask_account import AccountFound, AccountRefused, Kyc, ask_account_of
from prakerja.connectors.rails.bodies import Body, topup_body, transfer_body
from prakerja.connectors.rails.call import call
from prakerja.connectors.rails.exchange import NoAnswer, NotSent, timestamp
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.payment import Payment
from prakerja.connectors.rails.rail import Rail
from prakerja.connectors.rails.read_outcome import outcome_of
from prakerja.connectors.rails.tokens import Refuses

#: By HTTP and case, as the house would have said it.
_TOO_MUCH: Final = "403{}02"
_OVER_ITS_LIMIT: Final = "4033723"
_NOT_VERIFIED: Final = "4033715"


def send_payment(payment: Payment) -> Outcome:
    """The outcome of this one send. Called outside any transaction, with the send written down before.

    NOT_DONE says of this send alone that it did nothing: of an earlier one under the same reference only its status can
    tell. A wallet is asked first what it still takes; what it does not take is refused with the code of that question.
    """
    house = house_called(payment.house)
    if not house.takes(payment.rail, payment.amount):
        return Outcome(OutcomeKind.REFUSED, _TOO_MUCH.format(payment.service))
    try:
        prepared = _prepared(payment, house)
        return prepared if isinstance(prepared, Outcome) else _sent(payment, house, prepared)
    except Refuses as refused:
        return Outcome(OutcomeKind.NOT_DONE, refused.code, halts=True)
    except (NotSent, Resting):
        return Outcome(OutcomeKind.NOT_DONE)
    except NoAnswer:
        return Outcome(OutcomeKind.UNKNOWN)


def _prepared(payment: Payment, house: House) -> Body | Outcome:
    """The body; or what came of the question before it, which moves no money."""
    at = timestamp()
    if payment.rail is not Rail.WALLET:
        return transfer_body(payment, house, at=at)
    try:
        found = ask_account_of(house, payment.number, "", amount=payment.amount)
    except Refuses:
        raise
    except (Silence, NotNow):
        return Outcome(OutcomeKind.NOT_DONE)
    if isinstance(found, AccountRefused):
        return Outcome(OutcomeKind.REFUSED, found.code)
    if code := _not_taken(found, payment):
        return Outcome(OutcomeKind.REFUSED, code)
    return topup_body(payment, at=at, session=found.session, fee=found.fee)


def _not_taken(found: AccountFound, payment: Payment) -> str:
    if found.kyc is Kyc.UNVERIFIED:
        return _NOT_VERIFIED
    left = found.limit_left
    return _OVER_ITS_LIMIT if left is not None and left < payment.amount else ""


def _sent(payment: Payment, house: House, body: Body) -> Outcome:
    answered = call(house, payment.service, body, external_id=payment.external_id)
    outcome = outcome_of(answered.said, reference=payment.reference, amount=payment.amount)
    return _with_again_at(_as_the_house_means_it(outcome, house), answered.again_at)


def _as_the_house_means_it(outcome: Outcome, house: House) -> Outcome:
    is_taken_only = outcome.kind is OutcomeKind.PAID and not house.success_is_paid
    return replace(outcome, kind=OutcomeKind.PENDING) if is_taken_only else outcome


def _with_again_at(outcome: Outcome, again_at: datetime | None) -> Outcome:
    return replace(outcome, again_at=again_at) if again_at else outcome
