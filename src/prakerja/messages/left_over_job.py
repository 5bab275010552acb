"""The job for messages that outlasted their own: an outage of hours loses nothing, one of days is admitted.

It opens the units of work, because sending lies between them.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.delivery_job import run_delivery
from prakerja.messages.models import Message
from prakerja.messages.open_message import CannotWrite
from prakerja.messages.settle_message import settle_message
from prakerja.messages.states import MessageState

#: The queue's own twelve tries take 2 h 17 min.
_LEFT_OVER_AFTER: Final = timedelta(hours=3)
_GIVEN_UP_AFTER: Final = timedelta(days=3)
_AT_ONCE: Final = 500
_BY: Final = Actor.system("messages.deliver_left_over")


def run_left_over(*, now: datetime) -> None:
    """The oldest messages that no job tries any more are sent, or tried once more; after three days they have failed.

    One that cannot be written holds nobody up; it is told of at the end, by an ExceptionGroup.
    """
    broken: list[CannotWrite] = []
    left = Message.objects.filter(state=MessageState.QUEUED, created_at__lte=now - _LEFT_OVER_AFTER)
    oldest = left.order_by("created_at").values_list("owner_id", "id", "created_at")[:_AT_ONCE]
    for owner_id, message_id, created_at in oldest:
        try:
            run_delivery(owner_id=owner_id, message_id=message_id)
        except TryAgain:
            if created_at <= now - _GIVEN_UP_AFTER:
                _give_up(owner_id, message_id)
        except CannotWrite as error:
            broken.append(error)
    if broken:
        raise ExceptionGroup("left-over messages cannot be written", broken)


def _give_up(owner_id: UUID, message_id: UUID) -> None:
    with unit_of_work(by=_BY) as work:
        settle_message(
            owner_id=owner_id,
            message_id=message_id,
            to=MessageState.FAILED,
            failure="nobody took it for three days",
            by=work.actor,
            now=work.now,
        )
