"""A mail server or a gateway took a message: that is written down, and what it said is forgotten."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.sms import Handover
from prakerja.kit.actor import Actor
from prakerja.messages.models import Message
from prakerja.messages.record_delivery_report import note_reference
from prakerja.messages.states import Channel, MessageState


def note_sent(
    *, owner_id: UUID, message_id: UUID, channel: Channel, handover: Handover, by: Actor, now: datetime
) -> None:
    """The queued message is sent, its words are gone, and the gateway's report of this reference will be its own."""
    require(Permission.DELIVER_MESSAGES, by=by)
    Message.objects.filter(owner_id=owner_id, id=message_id, state=MessageState.QUEUED).update(
        state=MessageState.SENT,
        sent_at=now,
        tries=F("tries") + 1,
        gateway=handover.gateway,
        provider_ref=handover.reference,
        sealed_words=b"",
    )
    if channel is Channel.SMS:
        note_reference(owner_id, message_id, gateway=handover.gateway, reference=handover.reference)
