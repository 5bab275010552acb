"""The verbs of the outbox, ready to be done. Nothing of them is for the audit: a message is its own record."""

from functools import partial
from itertools import count
from typing import NamedTuple
from uuid import UUID

from prakerja.connectors.delivery_report import DeliveryReport
from prakerja.connectors.sms import Handover
from prakerja.kit.actor import Actor
from prakerja.messages.note_sent import Sent, note_sent
from prakerja.messages.open_messages import open_messages
from prakerja.messages.record_delivery_report import record_delivery_report
from prakerja.messages.settle_messages import Settled, settle_messages
from prakerja.messages.states import Channel, MessageState
from tests.situations.accounts import NOW
from tests.situations.messages import an_sms
from tests.verbs.table import Doing, verb

_WORKER = Actor.system("messages.deliver_message")
_GATEWAYS = Actor.system("web.delivery_reports")
_people = count(1)


class _Waiting(NamedTuple):
    """A queued SMS, and the reference that its gateway would give it."""

    owner_id: UUID
    key: tuple[UUID, UUID]
    reference: str

    @property
    def sent(self) -> Sent:
        return Sent(self.key, Channel.SMS, Handover("satu", self.reference))


def _sms() -> _Waiting:
    number = next(_people)
    message = an_sms(number=f"+62811{number:08}", now=NOW)
    return _Waiting(message.owner_id, (message.owner_id, message.id), f"r-{number}")


@verb("messages.open_messages")
def opening() -> Doing:
    one = _sms()
    return Doing(partial(open_messages, keys=[one.key], by=_WORKER, now=NOW), _WORKER, one.owner_id)


@verb("messages.open_messages: too late", writes="outbox_message")
def opening_too_late() -> Doing:
    one, late = _sms(), NOW.replace(hour=NOW.hour + 1)
    return Doing(partial(open_messages, keys=[one.key], by=_WORKER, now=late), _WORKER, one.owner_id)


@verb("messages.note_sent", writes="outbox_message outbox_deliveryreport")
def noting() -> Doing:
    one = _sms()
    return Doing(partial(note_sent, sent=[one.sent], by=_WORKER, now=NOW), _WORKER, one.owner_id)


@verb("messages.settle_messages", writes="outbox_message")
def settling() -> Doing:
    one = _sms()
    settled = [Settled(one.key, MessageState.FAILED, "smtp 550")]
    return Doing(partial(settle_messages, settled=settled, by=_WORKER, now=NOW), _WORKER, one.owner_id)


@verb("messages.record_delivery_report", writes="outbox_message outbox_deliveryreport")
def hearing() -> Doing:
    one = _sms()
    note_sent(sent=[one.sent], by=_WORKER, now=NOW)
    report = DeliveryReport("satu", one.reference, True, "0")
    return Doing(partial(record_delivery_report, report, by=_GATEWAYS, now=NOW), _GATEWAYS, one.owner_id)
