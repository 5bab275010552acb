"""A mail server or a gateway took messages: that is written down, and what they said is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.sms import Handover
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.messages.record_delivery_report import note_reference
from prakerja.messages.states import Channel


@dataclass(frozen=True)
class Sent:
    """`key`: owner and id."""

    key: tuple[UUID, UUID]
    channel: Channel
    handover: Handover


def note_sent(*, sent: Sequence[Sent], by: Actor, now: datetime) -> None:
    """The queued ones are sent, their words are gone, and the gateways' reports of their references will be theirs."""
    require(Permission.DELIVER_MESSAGES, by=by)
    if not sent:
        return
    values: dict[str, list[UUID] | list[str] | datetime] = {
        "owners": [one.key[0] for one in sent],
        "ids": [one.key[1] for one in sent],
        "gateways": [one.handover.gateway for one in sent],
        "references": [one.handover.reference for one in sent],
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "note_sent"), values)
    # In one order, so that two who note the same references never wait crosswise.
    for one in sorted((one for one in sent if one.channel is Channel.SMS), key=lambda one: one.handover.reference):
        note_reference(*one.key, gateway=one.handover.gateway, reference=one.handover.reference)
