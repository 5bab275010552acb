"""A queued message is opened for sending: to whom it goes, and what it says. Nothing of it may be kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.template import TemplateDoesNotExist

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.sealed import CannotUnseal
from prakerja.messages.models import Message
from prakerja.messages.settle_message import settle_message
from prakerja.messages.states import Channel, MessageState
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text


class CannotWrite(Exception):
    """Its words do not open, or its text is gone. It stays queued, and is sent once that is mended."""


@dataclass(frozen=True, slots=True, repr=False)
class OpenMessage:
    """No repr: it must not end up in a log."""

    owner_id: UUID
    id: UUID
    channel: Channel
    address: str
    subject: str
    body: str
    #: To try first; empty for any.
    gateway: str


def open_message(*, owner_id: UUID, message_id: UUID, by: Actor, now: datetime) -> OpenMessage | None:
    """What is to be sent; None when it is no longer queued. One that is of no use any more has expired.

    Raises CannotWrite.
    """
    require(Permission.DELIVER_MESSAGES, by=by)
    message = Message.objects.filter(owner_id=owner_id, id=message_id, state=MessageState.QUEUED).first()
    if message is None:
        return None
    if message.useful_until is not None and message.useful_until <= now:
        expired = MessageState.EXPIRED
        settle_message(owner_id=owner_id, message_id=message_id, to=expired, failure="too late", by=by, now=now)
        return None
    try:
        return _opened(message)
    except (CannotUnseal, TemplateDoesNotExist) as error:
        raise CannotWrite(f"message {message.id}") from error


def _opened(message: Message) -> OpenMessage:
    channel = Channel(message.channel)
    subject, body = write_text(
        text=message.text, channel=channel, language=message.language, words=read_words(message.words_as_json)
    )
    return OpenMessage(
        owner_id=message.owner_id,
        id=message.id,
        channel=channel,
        address=message.address,
        subject=subject,
        body=body,
        gateway=message.gateway,
    )
