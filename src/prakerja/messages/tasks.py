"""The outbox's background work."""

from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import Job, does
from prakerja.kit.queue import put_on_queue
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages import jobs
from prakerja.messages.delivery_job import keys_of, run_delivery
from prakerja.messages.left_over_job import run_left_over

_BY: Final = Actor.system("messages.deliver_message")
#: One function for all of them; what differs is the places that they have.
_DELIVERIES: Final[tuple[Job[...], ...]] = (
    jobs.deliver_code_by_email,
    jobs.deliver_code_by_sms,
    jobs.deliver_email,
    jobs.deliver_sms,
    jobs.deliver_emails,
    jobs.deliver_many_sms,
)


def _bind(delivery: Job[...]) -> None:
    @does(delivery)
    def deliver(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
        left = run_delivery(keys=keys_of(owner_ids, message_ids))
        if left:
            with unit_of_work(by=_BY):
                put_on_queue(delivery, owner_ids=[owner for owner, _ in left], message_ids=[one for _, one in left])


for _one in _DELIVERIES:
    _bind(_one)


@does(jobs.deliver_left_over)
def deliver_what_is_left_over() -> None:
    """Every hour; what nobody takes now waits for the next hour."""
    run_left_over(now=read_clock())
