"""The verbs of the outbox, ready to be done. Nothing of them is for the audit: a message is its own record."""

from functools import partial
from itertools import count

from prakerja.connectors.delivery_report import DeliveryReport
from prakerja.connectors.sms import Handover
from prakerja.kit.actor import Actor
from prakerja.messages.note_sent import note_sent
from prakerja.messages.open_message import open_message
from prakerja.messages.record_delivery_report import record_delivery_report
from prakerja.messages.settle_message import settle_message
from prakerja.messages.states import Channel, MessageState
from tests.situations.accounts import NOW
from tests.situations.messages import an_sms
from tests.verbs.table import Doing, verb

_WORKER = Actor.system("messages.deliver_message")
_GATEWAYS = Actor.system("web.delivery_reports")
_people = count(1)


def _sms() -> tuple[dict[str, object], str]:
    """Whose it is and which, and a reference that its gateway would give it."""
    number = next(_people)
    message = an_sms(number=f"+62811{number:08}", now=NOW)
    return {"owner_id": message.owner_id, "message_id": message.id}, f"r-{number}"


@verb("messages.open_message")
def opening() -> Doing:
    which, _ = _sms()
    return Doing(partial(open_message, **which, by=_WORKER, now=NOW), _WORKER, which["owner_id"])  # type: ignore[arg-type]


@verb("messages.open_message: too late", writes="outbox_message")
def opening_too_late() -> Doing:
    which, _ = _sms()
    late = NOW.replace(hour=NOW.hour + 1)
    return Doing(partial(open_message, **which, by=_WORKER, now=late), _WORKER, which["owner_id"])  # type: ignore[arg-type]


@verb("messages.note_sent", writes="outbox_message outbox_deliveryreport")
def noting() -> Doing:
    which, reference = _sms()
    handover = Handover("satu", reference)
    do = partial(note_sent, **which, channel=Channel.SMS, handover=handover, by=_WORKER, now=NOW)  # type: ignore[arg-type]
    return Doing(do, _WORKER, which["owner_id"])  # type: ignore[arg-type]


@verb("messages.settle_message", writes="outbox_message")
def settling() -> Doing:
    which, _ = _sms()
    do = partial(settle_message, **which, to=MessageState.FAILED, failure="smtp 550", by=_WORKER, now=NOW)  # type: ignore[arg-type]
    return Doing(do, _WORKER, which["owner_id"])  # type: ignore[arg-type]


@verb("messages.record_delivery_report", writes="outbox_message outbox_deliveryreport")
def hearing() -> Doing:
    which, reference = _sms()
    sent = partial(note_sent, **which, channel=Channel.SMS, handover=Handover("satu", reference), now=NOW)  # type: ignore[arg-type]
    sent(by=_WORKER)
    report = DeliveryReport("satu", reference, True, "0")
    return Doing(partial(record_delivery_report, report, by=_GATEWAYS, now=NOW), _GATEWAYS, which["owner_id"])  # type: ignore[arg-type]
