"""Where the money of one due is, in the words of its holder: pure, one answer, never none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from prakerja.incentives.states import InstalmentState, SurveyState
from prakerja.payouts.accounts.states import UNDER_WAY, AccountState
from prakerja.payouts.states import BatchState
from prakerja.payouts.states import InstructionState as Sent


class Standing(StrEnum):
    #: Its day is to come.
    PLANNED = "planned"
    #: Its day has come, and a condition is missing.
    WAITS = "waits"
    #: A survey that can be answered, that was, and one that was not in time.
    OPEN = "open"
    HANDED_IN = "handed_in"
    LOST = "lost"
    #: Nothing falls due any more.
    NOT_COMING = "not_coming"
    #: Its day comes after the year's last day of payment.
    TOO_LATE = "too_late"
    #: Due, and the card is held.
    HELD = "held"
    #: Due, and somebody of the office took its payment out: two people let it go.
    KEPT_BACK = "kept_back"
    #: The card ended in a way that takes it away.
    GONE = "gone"
    #: The certificate that has earned it was withdrawn.
    NO_CERTIFICATE = "no_certificate"
    #: The year's last day of payment is over.
    OVER = "over"
    NO_ACCOUNT = "no_account"
    ACCOUNT_ASKED = "account_asked"
    ACCOUNT_REFUSED = "account_refused"
    #: Changed lately.
    ACCOUNT_RESTS = "account_rests"
    #: The last payment into the account failed: its holder has something to do.
    ACCOUNT_FAILED = "account_failed"
    #: The same, and it is tried again by itself.
    ACCOUNT_LATER = "account_later"
    #: Nothing is missing: it goes into a batch at night.
    READY = "ready"
    #: Two people of finance are to release it.
    IN_BATCH = "in_batch"
    RELEASED = "released"
    #: Its batch stands still.
    STOPPED = "stopped"
    UNDER_WAY = "under_way"
    #: Nobody knows whether it has arrived; it is asked for.
    UNSURE = "unsure"
    #: The same after a day: a person looks.
    LOOKED_INTO = "looked_into"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class DueFacts:
    """`instruction`, `batch`: of the newest one; `is_into_linked`: into the account of now. `failed`: of what failed
    last in the account of now, and when it is tried again by itself.
    """

    state: str
    is_settled: bool
    #: On which it falls due; of a survey the last one to answer it.
    day: date
    today: date
    last_payment_on: date
    is_live: bool
    is_held: bool
    is_kept: bool
    is_certified: bool
    is_gone: bool
    is_linked: bool
    is_resting: bool
    newest_account: AccountState | None
    instruction: Sent | None
    batch: BatchState | None
    is_into_linked: bool
    is_asked_for: bool
    failed: Sent | None
    again_on: date | None


_SENT: Final = {Sent.SENDING: Standing.UNDER_WAY, Sent.PENDING: Standing.UNDER_WAY, Sent.PAID: Standing.PAID}
_UNSENT: Final = {
    BatchState.RELEASED: Standing.RELEASED,
    BatchState.STOPPED: Standing.STOPPED,
    BatchState.PAUSED: Standing.STOPPED,
}


def standing_of(due: DueFacts) -> Standing:
    """What was sent comes first: whatever became of card and account later, the bank's answer stands. What was not
    is sent to nobody whose card is held by now, nor into an account that is theirs no more: it leaves its batch.
    """
    if due.is_settled:
        return Standing.PAID
    if due.instruction in _SENT:
        return _SENT[due.instruction]
    if due.instruction is Sent.UNKNOWN:
        return Standing.UNSURE if due.is_asked_for else Standing.LOOKED_INTO
    if due.state != InstalmentState.DUE:
        return _before_due(due)
    if due.instruction is Sent.BUILT and due.is_into_linked and not (due.is_held or due.is_gone):
        return _UNSENT.get(due.batch, Standing.IN_BATCH) if due.batch else Standing.IN_BATCH
    return _barred(due) or _of_account(due)


def _before_due(due: DueFacts) -> Standing:
    if due.state == InstalmentState.TAKEN_BACK:
        return _taken_back(due)
    if due.state == SurveyState.LOST or (due.state == SurveyState.OPEN and due.today > due.day):
        return Standing.LOST
    if not due.is_live or due.today > due.last_payment_on:
        return Standing.NOT_COMING
    if not due.is_certified:
        return Standing.NO_CERTIFICATE
    return _planned(due) if due.state == InstalmentState.PLANNED else _survey(due)


def _planned(due: DueFacts) -> Standing:
    if due.day > due.last_payment_on:
        return Standing.TOO_LATE
    if due.today <= due.day:
        return Standing.PLANNED
    return Standing.HELD if due.is_held else Standing.WAITS


def _survey(due: DueFacts) -> Standing:
    if due.state == SurveyState.OPEN:
        return Standing.OPEN
    return Standing.HELD if due.is_held else Standing.HANDED_IN


def _taken_back(due: DueFacts) -> Standing:
    """With its certificate, or at the end of its year: where the one stands, it was the other."""
    if due.is_gone:
        return Standing.GONE
    return Standing.OVER if due.is_certified else Standing.NO_CERTIFICATE


def _barred(due: DueFacts) -> Standing | None:
    if due.is_gone:
        return Standing.GONE
    if due.is_held:
        return Standing.HELD
    if not due.is_certified:
        return Standing.NO_CERTIFICATE
    if due.today > due.last_payment_on:
        return Standing.OVER
    return Standing.KEPT_BACK if due.is_kept else None


def _of_account(due: DueFacts) -> Standing:
    if not due.is_linked:
        return _without_account(due.newest_account)
    if due.is_resting:
        return Standing.ACCOUNT_RESTS
    if due.failed is None or (due.again_on is not None and due.today >= due.again_on):
        return Standing.READY
    if due.newest_account in UNDER_WAY:
        return Standing.ACCOUNT_ASKED
    return Standing.ACCOUNT_FAILED if due.again_on is None else Standing.ACCOUNT_LATER


def _without_account(newest: AccountState | None) -> Standing:
    if newest in UNDER_WAY:
        return Standing.ACCOUNT_ASKED
    return Standing.ACCOUNT_REFUSED if newest is AccountState.REFUSED else Standing.NO_ACCOUNT
