"""The outbox's background work."""

from uuid import UUID

from prakerja.kit.clock import read_clock
from prakerja.kit.queue import PATIENT, TryAgain, task
from prakerja.messages.deliver_left_over import deliver_left_over
from prakerja.messages.deliver_message import CannotWrite, deliver_message


@task("messages.deliver_message", queue="outside", retry=PATIENT)
def deliver(message_id: str) -> None:
    deliver_message(message_id=UUID(message_id))


@task("messages.deliver_messages", queue="outside", retry=PATIENT)
def deliver_many(message_ids: str) -> None:
    """Ids joined by commas. One that nobody takes or that cannot be written does not hold up the others."""
    left, broken = 0, []
    for message_id in message_ids.split(","):
        try:
            deliver_message(message_id=UUID(message_id))
        except TryAgain:
            left += 1
        except CannotWrite as error:
            broken.append(error)
    if left:
        raise TryAgain(f"{left} messages are still to be delivered")
    if broken:
        raise ExceptionGroup("messages cannot be written", broken)


@task("messages.deliver_left_over", queue="outside")
def deliver_what_is_left_over() -> None:
    """Every hour; what nobody takes now waits for the next hour."""
    deliver_left_over(now=read_clock())
