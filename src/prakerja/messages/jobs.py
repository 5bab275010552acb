"""What the outbox asks of the background."""

from uuid import UUID

from prakerja.kit.jobs import AFTER_EVERYTHING_ELSE, job


@job(queue="outside")
def deliver_message(*, owner_id: UUID, message_id: UUID) -> None:
    """The message is brought out."""


@job(queue="outside", priority=AFTER_EVERYTHING_ELSE)
def deliver_messages(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """The messages of a mass mailing are brought out; whoever waits for a code goes first."""


@job(queue="outside", lock="messages.deliver_left_over")
def deliver_left_over() -> None:
    """What no job tries any more is tried once more."""
