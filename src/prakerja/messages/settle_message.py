"""A message that will not be sent: refused for good, too late, or tried for days."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.messages.models import Message
from prakerja.messages.states import MessageState


def settle_message(
    *, owner_id: UUID, message_id: UUID, to: MessageState, failure: str, by: Actor, now: datetime
) -> None:
    """The queued message is in its last state, and its words are gone. One that is no longer queued is left alone."""
    require(Permission.DELIVER_MESSAGES, by=by)
    Message.objects.filter(owner_id=owner_id, id=message_id, state=MessageState.QUEUED).update(
        state=to, settled_at=now, tries=F("tries") + 1, failure=failure, sealed_words=b""
    )
