"""Puts a message into the outbox, together with whatever made it necessary."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.kit.new_id import new_id
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal
from prakerja.kit.sql import sql_file
from prakerja.messages.owner import owner_of_message
from prakerja.messages.put_in_delivery import put_in_delivery
from prakerja.messages.states import Channel
from prakerja.messages.words import Word, seal_words


def post_message(
    *,
    text: str,
    channel: Channel,
    address: str,
    words: dict[str, Word],
    now: datetime,
    language: str = "id",
    applicant_id: UUID | None = None,
    useful_until: datetime | None = None,
    gateway: str = "",
    once_key: str | None = None,
) -> None:
    """The message waits in the outbox and its delivery on the queue; with `once_key`, posting twice is posting once.

    `text` names a file in a step's `letters/`; `words` fill it. `gateway` ("satu" or "dua") is tried first for an SMS.
    """
    owner_id = owner_of_message(applicant_id=applicant_id, address=address)
    message_id = new_id()
    is_new = _insert_once(
        {
            "id": message_id,
            "channel": channel,
            "text": text,
            "language": language,
            "sealed_address": seal(address, purpose=Purpose.MESSAGE, owner=owner_id, row=message_id),
            "sealed_words": seal_words(words, owner=owner_id, row=message_id),
            "owner_id": owner_id,
            "created_at": now,
            "useful_until": useful_until,
            "gateway": gateway,
            "once_key": once_key,
        }
    )
    if is_new:
        put_in_delivery((owner_id, message_id), channel=channel, is_urgent=useful_until is not None)


def _insert_once(values: dict[str, str | bytes | UUID | datetime | None]) -> bool:
    """Whether it is there now; one with this once_key may have been there before."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "insert_message"), values)
        return cursor.fetchone() is not None
