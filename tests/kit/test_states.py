"""A state moves only from where the caller saw it."""

from datetime import datetime

import pytest

from prakerja.kit.sealed import seal
from prakerja.kit.states import MoveRefused, move
from prakerja.messages.models import Message
from prakerja.messages.states import MOVES, MessageState

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(db: None, now: datetime) -> Message:
    sealed = seal("x", purpose="message")
    return Message.objects.create(
        channel="sms", text="t", language="id", sealed_address=sealed, sealed_words=sealed, created_at=now
    )


def _move(message: Message, origin: MessageState, to: MessageState) -> None:
    move(Message.objects.filter(pk=message.pk), moves=MOVES, origin=origin, to=to)


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
