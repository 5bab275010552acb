"""The job for messages that outlasted their own: an outage of hours loses nothing, one of days is admitted.

It opens the units of work, because sending lies between them.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from itertools import batched
from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.each import do_each
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.delivery_job import run_delivery
from prakerja.messages.models import Message
from prakerja.messages.open_messages import Key
from prakerja.messages.settle_messages import Settled, settle_messages
from prakerja.messages.states import MessageState

#: The queue's own twelve tries take 2 h 17 min.
_LEFT_OVER_AFTER: Final = timedelta(hours=3)
_GIVEN_UP_AFTER: Final = timedelta(days=3)
_AT_ONCE: Final = 500
_PIECE: Final = 20
_BY: Final = Actor.system("messages.deliver_left_over")


def run_left_over(*, now: datetime) -> None:
    """The oldest messages that no job tries any more are sent, or tried once more; after three days they have failed.

    One that is broken holds nobody up; it is told of at the end, by an ExceptionGroup.
    """
    left = Message.objects.filter(state=MessageState.QUEUED, created_at__lte=now - _LEFT_OVER_AFTER)
    oldest: list[Key] = list(left.order_by("created_at").values_list("owner_id", "id")[:_AT_ONCE])
    do_each(batched(oldest, _PIECE, strict=False), _try_once_more)
    _give_up(oldest, now)


def _try_once_more(keys: tuple[Key, ...]) -> None:
    with suppress(TryAgain):  # it waits for the next hour
        run_delivery(keys=keys)


def _give_up(tried: list[Key], now: datetime) -> None:
    """What was tried just now, in vain, and for the last time."""
    old = Message.objects.filter(pk__in=tried, state=MessageState.QUEUED, created_at__lte=now - _GIVEN_UP_AFTER)
    with unit_of_work(by=_BY) as work:
        settled = [
            Settled(key, MessageState.FAILED, "nobody took it for three days")
            for key in old.values_list("owner_id", "id")
        ]
        settle_messages(settled=settled, by=work.actor, now=work.now)
