"""What became of the message with a code."""

from datetime import datetime
from enum import StrEnum

from prakerja.codes.figures import USUALLY_SENT_WITHIN
from prakerja.codes.models import Code
from prakerja.codes.post_code import message_key
from prakerja.connectors.sms import GATEWAYS
from prakerja.kit.clock import lies_ahead
from prakerja.messages.models import Message


class Delivery(StrEnum):
    ON_ITS_WAY = "on_its_way"
    #: No gateway takes it; we go on trying until the code's end.
    TROUBLE = "trouble"
    #: A gateway took it; nothing is known yet.
    SENT = "sent"
    ARRIVED = "arrived"
    #: The operator says that it will not arrive.
    FAILED = "failed"
    TOO_LATE = "too_late"


def delivery_of(code: Code, *, now: datetime) -> tuple[Delivery, str]:
    """What became of the last message of this code, and by which gateway."""
    state, gateway = _message(code) or (None, "")
    return read_delivery(state, posted_at=code.sent_at, now=now), gateway


def gateway_of(code: Code) -> str:
    """The gateway that took the last SMS, or else the one that was to be tried first."""
    _state, took = _message(code) or (None, "")
    return took or code.gateway or next(iter(GATEWAYS))


def read_delivery(state: str | None, *, posted_at: datetime, now: datetime) -> Delivery:
    """`state` is the message's state in the outbox; None: it is not there, which must never be."""
    match state:
        case "queued":
            is_young = now - posted_at < USUALLY_SENT_WITHIN and not lies_ahead(posted_at, now=now)
            return Delivery.ON_ITS_WAY if is_young else Delivery.TROUBLE
        case "sent":
            return Delivery.SENT
        case "delivered":
            return Delivery.ARRIVED
        case "expired":
            return Delivery.TOO_LATE
        case _:
            return Delivery.FAILED


def _message(code: Code) -> tuple[str, str] | None:
    return Message.objects.filter(once_key=message_key(code)).values_list("state", "gateway").first()
