"""The job that brings one message out of the outbox into the world: opened, sent outside any transaction, noted.

It opens the units of work, because the mail server or a gateway may take its time and nothing may wait for it in one.
"""

from typing import Final
from uuid import UUID

from prakerja.connectors.failures import NotAccepted
from prakerja.connectors.mail.send import send_email
from prakerja.connectors.sms import Handover, send_sms
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.note_sent import note_sent
from prakerja.messages.open_message import OpenMessage, open_message
from prakerja.messages.settle_message import settle_message
from prakerja.messages.states import Channel, MessageState

_BY: Final = Actor.system("messages.deliver_message")


def run_delivery(*, owner_id: UUID, message_id: UUID) -> None:
    """The message is sent, or known to have failed or come too late. One that is no longer queued is left alone.

    Killed between sending and noting, it is sent once more under the same id. Raises TryAgain while nobody takes it,
    CannotWrite.
    """
    with unit_of_work(by=_BY) as work:
        message = open_message(owner_id=owner_id, message_id=message_id, by=work.actor, now=work.now)
    if message is None:
        return
    try:
        handover = _send(message)
    except NotAccepted as refused:
        _note_failure(message, str(refused))
    else:
        _note_sent(message, handover)


def _send(message: OpenMessage) -> Handover:
    message_id = str(message.id)
    if message.channel is Channel.EMAIL:
        reference = send_email(
            message_id=message_id, address=message.address, subject=message.subject, body=message.body
        )
        return Handover("mail", reference)
    return send_sms(message_id=message_id, number=message.address, text=message.body, first=message.gateway)


def _note_sent(message: OpenMessage, handover: Handover) -> None:
    with unit_of_work(by=_BY) as work:
        note_sent(
            owner_id=message.owner_id,
            message_id=message.id,
            channel=message.channel,
            handover=handover,
            by=work.actor,
            now=work.now,
        )


def _note_failure(message: OpenMessage, failure: str) -> None:
    with unit_of_work(by=_BY) as work:
        settle_message(
            owner_id=message.owner_id,
            message_id=message.id,
            to=MessageState.FAILED,
            failure=failure,
            by=work.actor,
            now=work.now,
        )
