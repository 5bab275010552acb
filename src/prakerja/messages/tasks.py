"""The outbox's background work."""

from uuid import UUID

from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import does
from prakerja.kit.retries import TryAgain
from prakerja.messages import jobs
from prakerja.messages.delivery_job import run_delivery
from prakerja.messages.left_over_job import run_left_over
from prakerja.messages.open_message import CannotWrite


@does(jobs.deliver_message)
def deliver(*, owner_id: UUID, message_id: UUID) -> None:
    run_delivery(owner_id=owner_id, message_id=message_id)


@does(jobs.deliver_messages)
def deliver_many(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """One that nobody takes or that cannot be written does not hold up the others."""
    left, broken = 0, []
    for owner_id, message_id in zip(owner_ids, message_ids, strict=True):
        try:
            run_delivery(owner_id=owner_id, message_id=message_id)
        except TryAgain:
            left += 1
        except CannotWrite as error:
            broken.append(error)
    if left:
        raise TryAgain(f"{left} messages are still to be delivered")
    if broken:
        raise ExceptionGroup("messages cannot be written", broken)


@does(jobs.deliver_left_over)
def deliver_what_is_left_over() -> None:
    """Every hour; what nobody takes now waits for the next hour."""
    run_left_over(now=read_clock())
