"""A state moves only from where the caller saw it."""

from datetime import datetime
from uuid import UUID

import pytest

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal
from prakerja.kit.states import MoveRefused, MovingQuerySet
from prakerja.messages.models import Message
from prakerja.messages.states import MessageState

pytestmark = pytest.mark.django_db
#: A table of moves as a step's `states.py` holds one.
MOVES = {
    MessageState.QUEUED: {MessageState.SENT, MessageState.FAILED, MessageState.EXPIRED},
    MessageState.SENT: {MessageState.DELIVERED, MessageState.FAILED},
}


@pytest.fixture
def message(db: None, now: datetime) -> Message:
    sealed = seal("x", purpose=Purpose.MESSAGE, owner=None)
    return Message.objects.create(
        owner_id=UUID(int=1),
        channel="sms",
        text="t",
        language="id",
        sealed_address=sealed,
        sealed_words=sealed,
        created_at=now,
    )


def _move(message: Message, origin: MessageState, to: MessageState) -> None:
    rows(message).move(origin=origin, to=to)


def test_an_allowed_move_is_made(message: Message) -> None:
    _move(message, MessageState.QUEUED, MessageState.FAILED)
    message.refresh_from_db()
    assert message.state == MessageState.FAILED


def test_a_move_that_is_not_in_the_table_is_refused(message: Message) -> None:
    with pytest.raises(MoveRefused):
        _move(message, MessageState.QUEUED, MessageState.DELIVERED)


def test_the_second_of_two_movers_is_told(message: Message) -> None:
    _move(message, MessageState.QUEUED, MessageState.FAILED)
    with pytest.raises(MoveRefused):
        _move(message, MessageState.QUEUED, MessageState.EXPIRED)


class Messages(MovingQuerySet[Message, MessageState]):
    """The outbox as rows that know where they may move."""

    moves = MOVES


def rows(message: Message) -> Messages:
    return Messages(Message).filter(pk=message.pk)


def state_of(message: Message) -> str:
    message.refresh_from_db()
    return message.state


def test_rows_move_where_their_table_leads(message: Message, now: datetime) -> None:
    rows(message).move(to=MessageState.SENT, sent_at=now)
    rows(message).move(to=MessageState.FAILED, failure="gone")
    assert (state_of(message), message.sent_at, message.failure) == (MessageState.FAILED, now, "gone")


def test_rows_that_do_not_lead_there_stay(message: Message) -> None:
    with pytest.raises(MoveRefused, match="it is not sent to become delivered"):
        rows(message).move(to=MessageState.DELIVERED)
    assert state_of(message) == MessageState.QUEUED


def test_a_state_that_nothing_leads_to_is_never_reached(message: Message) -> None:
    with pytest.raises(MoveRefused, match="it is not in a state that leads to become queued"):
        rows(message).move(to=MessageState.QUEUED)


def test_rows_move_only_from_where_the_caller_saw_them(message: Message, now: datetime) -> None:
    with pytest.raises(MoveRefused):
        rows(message).move(to=MessageState.FAILED, origin=MessageState.SENT)
    rows(message).move(to=MessageState.FAILED, origin=MessageState.QUEUED)
    assert state_of(message) == MessageState.FAILED


def test_of_two_who_saw_the_same_row_the_second_is_told(message: Message) -> None:
    mine, theirs = rows(message), rows(message)
    mine.move(to=MessageState.FAILED)
    with pytest.raises(MoveRefused):
        theirs.move(to=MessageState.EXPIRED)


def test_no_row_at_all_is_no_move(message: Message) -> None:
    with pytest.raises(MoveRefused):
        Messages(Message).none().move(to=MessageState.FAILED)
