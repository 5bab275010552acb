"""What becomes of an instruction by what a bank or wallet said of it. Pure.

The rule behind all others: what may have been paid is asked for until somebody who knows has said so, and never paid
under another reference (reference/snap-bi.md, section 9).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.payouts.states import InstructionState as State

#: A call that is under way may arrive later than it is asked for: sooner "I know nothing of it" says nothing.
GRACE: Final = timedelta(minutes=10)
#: At first often, as most are settled within minutes; then ever more seldom, for a day.
_ASKED_AFTER: Final = (GRACE, timedelta(minutes=20), timedelta(hours=1), timedelta(hours=4))
ASKED_FOR: Final = timedelta(days=1)
#: However often a house calls us about a payment, it is asked no more often than so.
ASKED_AGAIN: Final = timedelta(minutes=1)
#: What our own trouble has kept is tried again so much later, unless the bank names a moment.
_TRIED_AGAIN: Final = timedelta(minutes=1)
#: The second send after the bank knew nothing of the first; there is no third.
MOST_DOUBTED: Final = 2


@dataclass(frozen=True, slots=True)
class Sent:
    """How an instruction stood when something was said of it. `doubted`: so many of its sends may have paid."""

    state: State
    first_sent_at: datetime
    last_sent_at: datetime
    doubted: int


@dataclass(frozen=True, slots=True)
class Follows:
    """`next_at`: when it is sent or asked for next; None: nobody waits, or a person looks. `resend`: once, as it is."""

    state: State
    next_at: datetime | None = None
    resend: bool = False


def after_send(outcome: Outcome, sent: Sent, now: datetime) -> Follows:
    """Of the answer to a send. A send whose reference was sent before tells of itself alone, and not of that one."""
    is_first = sent.doubted <= 1
    if outcome.kind is OutcomeKind.PAID:
        return Follows(State.PAID)
    if outcome.kind is OutcomeKind.REFUSED and is_first:
        return Follows(State.REFUSED)
    if outcome.kind is OutcomeKind.NOT_DONE and is_first:
        return Follows(State.BUILT, outcome.again_at or now + _TRIED_AGAIN)
    waits = State.PENDING if outcome.kind is OutcomeKind.PENDING else State.UNKNOWN
    return Follows(waits, _asked_next(outcome, sent, now))


def after_status(outcome: Outcome, sent: Sent, now: datetime) -> Follows:
    """Of what the bank has it as: that is what it is, but for "I know nothing of it", which is true of this moment."""
    if outcome.kind in (OutcomeKind.PAID, OutcomeKind.RETURNED):
        return Follows(State.PAID)
    if outcome.kind is OutcomeKind.REFUSED:
        return Follows(State.REFUSED)
    if outcome.kind is OutcomeKind.NOT_DONE:
        return Follows(State.UNKNOWN, _asked_next(outcome, sent, now), resend=sent.doubted < MOST_DOUBTED)
    if outcome.kind is OutcomeKind.NOT_FOUND and now >= sent.last_sent_at + GRACE:
        return Follows(State.UNKNOWN, _asked_next(outcome, sent, now), resend=sent.doubted < MOST_DOUBTED)
    waits = State.PENDING if outcome.kind is OutcomeKind.PENDING else State.UNKNOWN
    return Follows(waits, _asked_next(outcome, sent, now))


def _asked_next(outcome: Outcome, sent: Sent, now: datetime) -> datetime | None:
    if outcome.again_at is not None and outcome.again_at > now:
        return outcome.again_at
    steps = (sent.last_sent_at + after for after in _ASKED_AFTER)
    return next((at for at in steps if at > now), _once_more(sent, now))


def _once_more(sent: Sent, now: datetime) -> datetime | None:
    """None: a day is over, and a person looks."""
    at = now + _ASKED_AFTER[-1]
    return at if at <= sent.last_sent_at + ASKED_FOR else None
