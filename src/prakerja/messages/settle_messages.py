"""Messages that will not be sent: refused for good, too late, or tried for days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.messages.states import MessageState


@dataclass(frozen=True)
class Settled:
    """`key`: owner and id. `failure`: a code, without personal data."""

    key: tuple[UUID, UUID]
    to: MessageState
    failure: str


def settle_messages(*, settled: Sequence[Settled], by: Actor, now: datetime) -> None:
    """The queued ones are in their last state, and their words are gone. What is no longer queued is left alone."""
    require(Permission.DELIVER_MESSAGES, by=by)
    if not settled:
        return
    values: dict[str, list[UUID] | list[str] | datetime] = {
        "owners": [one.key[0] for one in settled],
        "ids": [one.key[1] for one in settled],
        "states": [one.to.value for one in settled],
        "failures": [one.failure[:80] for one in settled],
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "settle_messages"), values)
