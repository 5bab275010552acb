"""When a code may be sent, how long it lives, what a wrong one costs, and what became of its SMS. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from prakerja.kit.typed_number import typed_number

#: NIST 800-63B-4 and ASVS 6.5.5 allow no longer; three minutes are too short for an SMS here.
CODE_LIFE: Final = timedelta(minutes=10)
CODE_DIGITS: Final = 6
MOST_TRIES: Final = 5
LOCK: Final = timedelta(minutes=15)
PAUSE: Final = timedelta(seconds=30)
#: Per account and per number, whoever asks: an SMS costs about Rp500, and a stranger's phone must not be flooded.
CAPS: Final = ((timedelta(hours=1), 5), (timedelta(days=1), 10))
LONGEST_MEMORY: Final = timedelta(days=1)
#: Both gateways have been tried by then; each is given five seconds.
_USUALLY_SENT_WITHIN: Final = timedelta(seconds=15)


@dataclass(frozen=True)
class Sending:
    """One code that was sent within the last day, by this account or to this number."""

    at: datetime
    mine: bool
    same_number: bool


class Delivery(StrEnum):
    """What became of the SMS with the code."""

    ON_ITS_WAY = "on_its_way"
    #: No gateway takes it; we go on trying until the code's end.
    TROUBLE = "trouble"
    #: A gateway took it; nothing is known yet.
    SENT = "sent"
    ARRIVED = "arrived"
    #: The operator says that it will not arrive.
    FAILED = "failed"
    TOO_LATE = "too_late"


def next_send_at(sendings: Sequence[Sending], *, now: datetime) -> datetime | None:
    """When the next code may be sent; None: at once."""
    mine = [sending.at for sending in sendings if sending.mine]
    to_number = [sending.at for sending in sendings if sending.same_number]
    mine_to_number = [sending.at for sending in sendings if sending.mine and sending.same_number]
    ends = [at + PAUSE for at in mine_to_number]
    for period, most in CAPS:
        ends += [_end_of_cap(times, period, most, now) for times in (mine, to_number)]
    end = max(ends, default=now)
    return end if end > now else None


def delivery_of(state: str | None, *, posted_at: datetime, now: datetime) -> Delivery:
    """`state` is the message's state in the outbox; None: it is not there, which must never be."""
    match state:
        case "queued":
            return Delivery.ON_ITS_WAY if now - posted_at < _USUALLY_SENT_WITHIN else Delivery.TROUBLE
        case "sent":
            return Delivery.SENT
        case "delivered":
            return Delivery.ARRIVED
        case "expired":
            return Delivery.TOO_LATE
        case _:
            return Delivery.FAILED


def read_code(typed: str) -> str | None:
    """The six digits, however they were spaced; None: it is no code at all, which costs no try."""
    code = typed_number(typed)
    return code if len(code) == CODE_DIGITS and code.isdecimal() else None


def _end_of_cap(times: Sequence[datetime], period: timedelta, most: int, now: datetime) -> datetime:
    recent = sorted(at for at in times if at > now - period)
    return recent[-most] + period if len(recent) >= most else now
