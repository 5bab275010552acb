"""Puts many messages into the outbox at once: one statement for the rows, one job for every twenty deliveries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.kit.new_id import new_id
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal
from prakerja.kit.sql import sql_file
from prakerja.messages.put_in_delivery import put_many_in_delivery
from prakerja.messages.states import Channel
from prakerja.messages.words import Word, seal_words


@dataclass(frozen=True)
class Draft:
    """One message to be; `once_key` makes that it is posted once, however often it is tried."""

    text: str
    channel: Channel
    address: str
    words: dict[str, Word]
    language: str
    applicant_id: UUID
    once_key: str


def post_messages(drafts: Sequence[Draft], *, now: datetime) -> int:
    """The messages wait in the outbox and their delivery on the queue; returns how many had not been posted before."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "insert_messages"), {**_columns(drafts), "now": now})
        added = cursor.fetchall()
    for channel in Channel:
        keys = [(owner_id, message_id) for owner_id, message_id, of in added if of == channel]
        put_many_in_delivery(keys, channel=channel)
    return len(added)


def _columns(drafts: Sequence[Draft]) -> dict[str, list[object]]:
    placed = [(draft, new_id()) for draft in drafts]
    return {
        "ids": [message_id for _, message_id in placed],
        "channels": [draft.channel.value for draft in drafts],
        "texts": [draft.text for draft in drafts],
        "languages": [draft.language for draft in drafts],
        "addresses": [
            seal(draft.address, purpose=Purpose.MESSAGE, owner=draft.applicant_id, row=row) for draft, row in placed
        ],
        "words": [seal_words(draft.words, owner=draft.applicant_id, row=row) for draft, row in placed],
        "owners": [draft.applicant_id for draft in drafts],
        "once_keys": [draft.once_key for draft in drafts],
    }
