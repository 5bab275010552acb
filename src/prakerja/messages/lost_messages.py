"""Queued messages that no job brings out any more."""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from prakerja.kit.queue import keys_without_job
from prakerja.messages.models import Message
from prakerja.messages.put_in_delivery import DELIVERIES, Key, put_in_delivery, put_many_in_delivery
from prakerja.messages.states import Channel

#: Of each channel and urgency: what lies behind those is found once they are out.
_AT_ONCE: Final = 20_000


def deliver_lost_messages(now: datetime) -> int:
    """Every queued message has a job again, unless it waits for a later moment; returns how many had none.

    The oldest first, codes before letters.
    """
    queued = Message.objects.due(now).order_by("created_at")
    found = 0
    for channel in Channel:
        codes = _without_job(queued.filter(channel=channel, useful_until__isnull=False))
        for key in codes:
            put_in_delivery(key, channel=channel, is_urgent=True)
        others = _without_job(queued.filter(channel=channel, useful_until__isnull=True))
        put_many_in_delivery(others, channel=channel)
        found += len(codes) + len(others)
    return found


def _without_job(queued: QuerySet[Message]) -> list[Key]:
    keys: list[Key] = list(queued.values_list("owner_id", "id")[:_AT_ONCE])
    lost = keys_without_job(DELIVERIES, "message_ids", (str(message_id) for _, message_id in keys))
    return [key for key in keys if str(key[1]) in lost]
