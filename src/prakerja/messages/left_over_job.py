"""The job for messages that outlasted their own: an outage of hours loses nothing, one of days is admitted.

It opens the units of work, because sending lies between them.
"""

from datetime import datetime, timedelta
from functools import partial
from itertools import batched
from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.each import do_each
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.delivery_job import NotTaken, run_delivery
from prakerja.messages.models import Message
from prakerja.messages.open_messages import Key
from prakerja.messages.settle_messages import Settled, settle_messages
from prakerja.messages.states import MessageState

#: The queue's own twelve tries take 2 h 17 min.
_LEFT_OVER_AFTER: Final = timedelta(hours=3)
_GIVEN_UP_AFTER: Final = timedelta(days=3)
_AT_ONCE: Final = 500
_PIECE: Final = 20
_NOBODY: Final = "nobody took it for three days"
_BY: Final = Actor.system("messages.deliver_left_over")


def run_left_over(*, now: datetime) -> None:
    """The oldest messages that no job tries any more are sent, or tried once more; after three days they have failed.

    One that is broken holds nobody up and is never given up, since it may be mended; it is told of at the end, by an
    ExceptionGroup.
    """
    left = Message.objects.due(now).filter(created_at__lte=now - _LEFT_OVER_AFTER)
    oldest: list[Key] = list(left.order_by("created_at").values_list("owner_id", "id")[:_AT_ONCE])
    do_each(batched(oldest, _PIECE, strict=False), partial(_try_once_more, now))


def _try_once_more(now: datetime, keys: tuple[Key, ...]) -> None:
    try:
        run_delivery(keys=keys)
    except NotTaken as not_taken:
        _give_up(not_taken.keys, now)
        if not_taken.broken:
            raise ExceptionGroup("messages cannot be delivered", not_taken.broken) from None


def _give_up(keys: list[Key], now: datetime) -> None:
    """Those that were tried for the last time; the younger ones wait for the next hour."""
    old = Message.objects.filter(pk__in=keys, created_at__lte=now - _GIVEN_UP_AFTER)
    with unit_of_work(by=_BY) as work:
        failed = [Settled(key, MessageState.FAILED, _NOBODY) for key in old.values_list("owner_id", "id")]
        settle_messages(settled=failed, by=work.actor, now=work.now)
