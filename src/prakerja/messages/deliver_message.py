"""Brings one message out of the outbox into the world: read, send outside any transaction, note the outcome."""

from uuid import UUID

from django.db.models import F
from django.template import TemplateDoesNotExist

from prakerja.connectors.mail.send import send_email
from prakerja.connectors.outcomes import NotAccepted
from prakerja.connectors.sms import Handover, send_sms
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.sealed import CannotUnseal
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.messages.record_delivery_report import note_reference
from prakerja.messages.settle_message import settle_message
from prakerja.messages.states import Channel, MessageState
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text

_BY = Actor.system("messages.deliver_message")


class CannotWrite(Exception):
    """Its words do not open, or its text is gone. It stays queued, and is sent once that is mended."""


def deliver_message(*, owner_id: UUID, message_id: UUID) -> None:
    """The message is sent, or known to have failed or come too late. One that is no longer queued is left alone.

    Opens its own units of work, because sending lies between them. Raises TryAgain while nobody takes it, CannotWrite.
    """
    message = Message.objects.filter(owner_id=owner_id, id=message_id, state=MessageState.QUEUED).first()
    if message is None:
        return
    if message.useful_until is not None and message.useful_until <= read_clock():
        _settle(message, MessageState.EXPIRED, failure="too late")
        return
    try:
        handover = _send(message)
    except NotAccepted as refused:
        _settle(message, MessageState.FAILED, failure=str(refused))
        return
    _note_sent(message, handover)


def _send(message: Message) -> Handover:
    address, subject, body = _written(message)
    if message.channel == Channel.EMAIL:
        reference = send_email(message_id=str(message.id), address=address, subject=subject, body=body)
        return Handover("mail", reference)
    return send_sms(message_id=str(message.id), number=address, text=body, first=message.gateway)


def _written(message: Message) -> tuple[str, str, str]:
    """To whom, the subject, and the text."""
    try:
        address = message.address
        subject, body = write_text(
            text=message.text,
            channel=Channel(message.channel),
            language=message.language,
            words=read_words(message.words_as_json),
        )
    except (CannotUnseal, TemplateDoesNotExist) as error:
        raise CannotWrite(f"message {message.id}") from error
    return address, subject, body


def _note_sent(message: Message, handover: Handover) -> None:
    with unit_of_work(by=_BY) as work:
        Message.objects.filter(pk=message.pk, state=MessageState.QUEUED).update(
            state=MessageState.SENT,
            sent_at=work.now,
            attempts=F("attempts") + 1,
            gateway=handover.gateway,
            provider_ref=handover.reference,
            sealed_words=b"",
        )
        if message.channel == Channel.SMS:
            note_reference(message, gateway=handover.gateway, reference=handover.reference)


def _settle(message: Message, to: MessageState, *, failure: str) -> None:
    with unit_of_work(by=_BY) as work:
        settle_message(owner_id=message.owner_id, message_id=message.id, to=to, failure=failure, now=work.now)
