"""The outbox's background work."""

from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import Job, does
from prakerja.kit.lost import takes_up
from prakerja.kit.queue import put_on_queue
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages import jobs
from prakerja.messages.delivery_job import keys_of, run_delivery
from prakerja.messages.left_over_job import run_left_over
from prakerja.messages.lost_messages import deliver_lost_messages
from prakerja.messages.put_in_delivery import DELIVERIES

_BY: Final = Actor.system("messages.deliver_message")


def _bind(delivery: Job[...]) -> None:
    @does(delivery)
    def deliver(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
        left = run_delivery(keys=keys_of(owner_ids, message_ids))
        if left:
            with unit_of_work(by=_BY):
                put_on_queue(delivery, owner_ids=[owner for owner, _ in left], message_ids=[one for _, one in left])


# One function for all of them; what differs is the places that they have.
for _one in DELIVERIES:
    _bind(_one)

takes_up(deliver_lost_messages, *DELIVERIES)


@does(jobs.deliver_left_over)
def deliver_what_is_left_over() -> None:
    """Every hour; what nobody takes now waits for the next hour."""
    run_left_over(now=read_clock())
