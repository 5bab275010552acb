"""Queued messages are opened for sending: to whom they go, and what they say. Nothing of it may be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.template import TemplateDoesNotExist

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.sealed import CannotUnseal
from prakerja.messages.models import Message
from prakerja.messages.settle_messages import Settled, settle_messages
from prakerja.messages.states import Channel, MessageState
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text

type Key = tuple[UUID, UUID]


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

    @property
    def key(self) -> Key:
        return self.owner_id, self.id


def open_messages(*, keys: Sequence[Key], by: Actor, now: datetime) -> list[OpenMessage | CannotWrite]:
    """Those that are still queued, in the order of their keys, or why one cannot be. What is of no use has expired."""
    require(Permission.DELIVER_MESSAGES, by=by)
    queued = Message.objects.filter(state=MessageState.QUEUED).in_bulk(list(keys))
    late = [key for key, one in queued.items() if one.useful_until is not None and one.useful_until <= now]
    settle_messages(settled=[Settled(key, MessageState.EXPIRED, "too late") for key in late], by=by, now=now)
    return [_opened(queued[key]) for key in keys if key in queued and key not in late]


def _opened(message: Message) -> OpenMessage | CannotWrite:
    try:
        return _written(message)
    except (CannotUnseal, TemplateDoesNotExist) as error:
        broken = CannotWrite(f"message {message.id}")
        broken.__cause__ = error
        return broken


def _written(message: Message) -> OpenMessage:
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
