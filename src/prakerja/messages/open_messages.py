"""Queued messages are opened for sending: to whom they go, and what they say. Nothing of it may be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.template import TemplateDoesNotExist

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.sealed import CannotUnseal
from prakerja.messages.ask_again import ask_again
from prakerja.messages.models import Message
from prakerja.messages.put_off import put_off
from prakerja.messages.settle_messages import Settled, settle_messages
from prakerja.messages.states import Channel, MessageState
from prakerja.messages.words import Word, read_words
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
    """Those that are still queued, in the order of their keys, or why one cannot be. What is of no use has expired, and
    what is not true any more; what its reader should not hear now waits for its moment.
    """
    require(Permission.DELIVER_MESSAGES, by=by)
    queued = Message.objects.filter(state=MessageState.QUEUED).in_bulk(list(keys))
    late = [key for key, one in queued.items() if one.useful_until is not None and one.useful_until <= now]
    answers = ask_again([one for key, one in queued.items() if key not in late], now=now)
    untrue = [key for key, answer in answers.items() if answer is None]
    why = dict.fromkeys(late, "too late") | dict.fromkeys(untrue, "no longer true")
    settle_messages(settled=[Settled(key, MessageState.EXPIRED, cause) for key, cause in why.items()], by=by, now=now)
    true = {key: answer for key, answer in answers.items() if answer is not None}
    waits = {key: answer.not_before for key, answer in true.items() if answer.not_before > now}
    put_off(waits)
    words = {key: answer.words for key, answer in true.items()}
    opens = [key for key in keys if key in queued and key not in why and key not in waits]
    return [_opened(queued[key], words.get(key, {})) for key in opens]


def _opened(message: Message, words: Mapping[str, Word]) -> OpenMessage | CannotWrite:
    try:
        return _written(message, words)
    except (CannotUnseal, TemplateDoesNotExist) as error:
        broken = CannotWrite(f"message {message.id}")
        broken.__cause__ = error
        return broken


def _written(message: Message, words: Mapping[str, Word]) -> OpenMessage:
    channel = Channel(message.channel)
    said = {**read_words(message.words_as_json), **words}
    subject, body = write_text(text=message.text, channel=channel, language=message.language, words=said)
    return OpenMessage(
        owner_id=message.owner_id,
        id=message.id,
        channel=channel,
        address=message.address,
        subject=subject,
        body=body,
        gateway=message.gateway,
    )
