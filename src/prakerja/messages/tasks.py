"""The outbox's background work."""

from uuid import UUID

from prakerja.kit.queue import PATIENT, task
from prakerja.messages.deliver_message import deliver_message


@task("messages.deliver_message", queue="outside", retry=PATIENT)
def deliver(message_id: str) -> None:
    deliver_message(message_id=UUID(message_id))
