"""What is to be said waits in the outbox together with whatever made it necessary."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection, transaction

from prakerja.kit.queue import waiting_jobs
from prakerja.messages.models import Message
from tests.situations.messages import ADDRESS, CODE, NUMBER, a_letter, an_sms

pytestmark = pytest.mark.django_db


def deliveries() -> int:
    return sum(job.name.startswith("messages.") for job in waiting_jobs())


def test_a_message_and_its_job_are_saved_together(now: datetime) -> None:
    message = a_letter(now=now)
    assert (message.state, message.created_at, deliveries()) == ("queued", now, 1)


def test_neither_is_saved_when_the_reason_for_it_is_not() -> None:
    def fails() -> None:
        with transaction.atomic():
            a_letter()
            raise RuntimeError("what made it necessary did not happen")

    with pytest.raises(RuntimeError):
        fails()
    assert not Message.objects.exists()
    assert deliveries() == 0


def test_the_same_thing_is_told_once() -> None:
    for _ in range(2):
        a_letter(once_key="result:12:siti")
    assert Message.objects.count() == 1
    assert deliveries() == 1


def test_messages_without_a_key_are_each_told() -> None:
    for _ in range(2):
        a_letter()
    assert Message.objects.count() == 2


@pytest.mark.parametrize(("message", "secrets"), [(a_letter, [ADDRESS, "Siti"]), (an_sms, [NUMBER, CODE])])
def test_address_and_words_cannot_be_read_in_the_table(message: Callable[[], Message], secrets: list[str]) -> None:
    message()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_to_json(message)::text, encode(sealed_words, 'escape'), encode(sealed_address, 'escape')"
            " FROM outbox_message AS message"
        )
        readable = str(cursor.fetchone())
    assert not any(secret in readable for secret in secrets)
