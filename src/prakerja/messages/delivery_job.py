"""The job that brings messages out of the outbox into the world: opened, sent outside any transaction, noted.

It opens the units of work, because the mail server or a gateway may take its time and nothing may wait for it in one.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final
from uuid import UUID

from prakerja.connectors.failures import NotAccepted
from prakerja.connectors.mail.send import send_email
from prakerja.connectors.mail.session import MailSession, mail_session
from prakerja.connectors.sms import Handover, send_sms
from prakerja.kit.actor import Actor
from prakerja.kit.each import do_each
from prakerja.kit.outage import is_our_outage
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.note_sent import Sent, note_sent
from prakerja.messages.open_messages import CannotWrite, Key, OpenMessage, open_messages
from prakerja.messages.settle_messages import Settled, settle_messages
from prakerja.messages.states import Channel, MessageState

_BY: Final = Actor.system("messages.deliver_message")
#: A job that holds its place for longer stops and leaves the rest to another one: a code waits behind two places.
_LONGEST_S: Final = 5.0


class NotTaken(TryAgain):
    """Nobody takes these messages now; `keys`: owner and id of each. All others are done, but for the `broken`."""

    def __init__(self, keys: list[Key], broken: list[Exception]) -> None:
        self.keys, self.broken = keys, broken
        super().__init__(f"{len(keys)} messages are still to be delivered")


@dataclass
class _Course:
    """What became of the messages of one job so far."""

    sent: list[Sent] = field(default_factory=list)
    refused: list[Settled] = field(default_factory=list)
    #: Not come to in time.
    left: list[Key] = field(default_factory=list)
    not_taken: list[Key] = field(default_factory=list)
    ends_at: float = field(default_factory=lambda: time.monotonic() + _LONGEST_S)


def run_delivery(*, keys: Sequence[Key]) -> list[Key]:
    """The messages are sent, or known to have failed or come too late. What is no longer queued is left alone.

    Returns those that it did not come to in its time. `keys`: owner and id of each. Killed between sending and noting,
    they are sent once more under the same ids. One that is broken or that nobody takes now holds no other up. Raises
    NotTaken where nobody takes some of them now, else an ExceptionGroup of what is broken (CannotWrite, …).
    """
    with unit_of_work(by=_BY) as work:
        opened = open_messages(keys=keys, by=work.actor, now=work.now)
    course = _Course()
    try:
        with mail_session() as session:
            do_each(opened, partial(_bring_out, session, course))
    except TryAgain as again:
        raise NotTaken(course.not_taken, _broken_beside(again)) from again
    finally:
        _note(course)
    return course.left


def _bring_out(session: MailSession, course: _Course, message: OpenMessage | CannotWrite) -> None:
    if isinstance(message, CannotWrite):
        raise message
    if time.monotonic() > course.ends_at:
        course.left.append(message.key)
        return
    try:
        handover = _send(message, session)
    except NotAccepted as refused:
        course.refused.append(Settled(message.key, MessageState.FAILED, str(refused)))
    except TryAgain:
        course.not_taken.append(message.key)
        raise
    else:
        course.sent.append(Sent(message.key, message.channel, handover))


def _broken_beside(again: TryAgain) -> list[Exception]:
    """What no later try will mend, among what failed together."""
    together = again.__cause__
    failures = together.exceptions if isinstance(together, ExceptionGroup) else ()
    return [failure for failure in failures if not isinstance(failure, TryAgain) and not is_our_outage(failure)]


def _send(message: OpenMessage, session: MailSession) -> Handover:
    message_id = str(message.id)
    if message.channel is Channel.EMAIL:
        reference = send_email(
            session, message_id=message_id, address=message.address, subject=message.subject, body=message.body
        )
        return Handover("mail", reference)
    return send_sms(message_id=message_id, number=message.address, text=message.body, first=message.gateway)


def _note(course: _Course) -> None:
    """In one transaction for all: a mailing's notes cost more than its letters when each had its own."""
    if not course.sent and not course.refused:
        return
    with unit_of_work(by=_BY) as work:
        note_sent(sent=course.sent, by=work.actor, now=work.now)
        settle_messages(settled=course.refused, by=work.actor, now=work.now)


def keys_of(owner_ids: Sequence[UUID], message_ids: Sequence[UUID]) -> list[Key]:
    return list(zip(owner_ids, message_ids, strict=True))
