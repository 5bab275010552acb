"""Named filters over the outbox."""

from datetime import datetime
from typing import Self

from django.db.models import Model, Q, QuerySet

from prakerja.messages.states import MessageState


class MessageQuerySet[M: Model](QuerySet[M]):
    def due(self, now: datetime) -> Self:
        """Queued, and waiting for no moment of their own."""
        return self.filter(Q(not_before=None) | Q(not_before__lte=now), state=MessageState.QUEUED)
