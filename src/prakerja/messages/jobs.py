"""What the outbox asks of the background: each channel has places of its own, and codes have theirs."""

from uuid import UUID

from prakerja.kit.jobs import AFTER_EVERYTHING_ELSE, job
from prakerja.kit.lanes import Lane


@job(lane=Lane.CODES_BY_EMAIL)
def deliver_code_by_email(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """What is of use for minutes only is brought out."""


@job(lane=Lane.CODES_BY_SMS)
def deliver_code_by_sms(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """What is of use for minutes only is brought out."""


@job(lane=Lane.EMAIL)
def deliver_email(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """The letter is brought out."""


@job(lane=Lane.SMS)
def deliver_sms(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """The SMS is brought out."""


@job(lane=Lane.EMAIL, priority=AFTER_EVERYTHING_ELSE)
def deliver_emails(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """Letters of a mass mailing are brought out; one that somebody waits for goes first."""


@job(lane=Lane.SMS, priority=AFTER_EVERYTHING_ELSE)
def deliver_many_sms(*, owner_ids: list[UUID], message_ids: list[UUID]) -> None:
    """SMS of a mass mailing are brought out; one that somebody waits for goes first."""


@job(lane=Lane.EMAIL, lock="messages.deliver_left_over")
def deliver_left_over() -> None:
    """What no job tries any more is tried once more."""
