"""Messages on their way out, over real sockets, with the world outside well, slow, wrong and gone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pydantic import JsonValue

from prakerja.connectors.models import Breaker
from prakerja.connectors.satu import send as satu
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import do_job
from prakerja.kit.retries import TryAgain
from prakerja.messages.delivery_job import run_delivery
from prakerja.messages.left_over_job import run_left_over
from prakerja.messages.models import Message
from prakerja.messages.open_messages import CannotWrite
from prakerja_sandbox.testing import Sandbox
from tests.situations.messages import ADDRESS, CODE, NUMBER, a_letter, an_sms

pytestmark = pytest.mark.django_db

type RunQueue = Callable[[], int]


def deliver(*messages: Message) -> None:
    """As the worker does it."""
    kept: dict[str, JsonValue] = {
        "owner_ids": [str(one.owner_id) for one in messages],
        "message_ids": [str(one.id) for one in messages],
    }
    do_job("messages.deliver_emails", kept)


def be_killed(**_what: object) -> None:
    raise SystemExit


def refused_for_now(message: Message) -> None:
    with pytest.raises(TryAgain):
        run_delivery(keys=[message.pk])
    message.refresh_from_db()
    assert message.state == "queued"
    assert bytes(message.sealed_words)


# e-mail


def test_a_letter_arrives_with_subject_text_and_our_own_id(outside: Sandbox, run_queue: RunQueue) -> None:
    message = a_letter()
    run_queue()
    (letter,) = outside.inbox(ADDRESS)
    assert letter.subject == "Nomor HP Anda di Prakerja diganti"
    assert "Halo Siti" in letter.text
    message.refresh_from_db()
    assert (message.state, message.gateway, message.tries) == ("sent", "mail", 1)
    assert message.provider_ref == f"<{message.id}@prakerja.example>"


def test_what_was_said_is_forgotten_once_it_is_sent(outside: Sandbox, run_queue: RunQueue) -> None:
    message = a_letter()
    run_queue()
    message.refresh_from_db()
    assert bytes(message.sealed_words) == b""


def test_a_job_that_runs_again_sends_nothing_again(outside: Sandbox, run_queue: RunQueue) -> None:
    message = a_letter()
    run_queue()
    deliver(message)
    assert len(outside.inbox(ADDRESS)) == 1


def test_a_mailbox_that_is_refused_for_good_has_failed(outside: Sandbox, run_queue: RunQueue) -> None:
    outside.switch("mail", "wrong")
    message = a_letter()
    run_queue()
    message.refresh_from_db()
    assert (message.state, message.failure) == ("failed", "smtp 550")
    assert message.settled_at is not None
    assert bytes(message.sealed_words) == b""


@pytest.mark.parametrize("trouble", ["failing", "down", "garbage"])
def test_a_mail_server_in_trouble_gets_the_letter_later(outside: Sandbox, trouble: str) -> None:
    outside.switch("mail", trouble)
    message = a_letter()
    refused_for_now(message)
    outside.switch("mail", "ok")
    Breaker.objects.all().delete()
    run_delivery(keys=[message.pk])
    assert len(outside.inbox(ADDRESS)) == 1


def test_a_mail_server_that_is_not_there_gets_the_letter_later(outside: Sandbox, settings: object) -> None:
    settings.MAILERS["default"]["OPTIONS"]["port"] = 9  # type: ignore[attr-defined]  # nobody listens
    refused_for_now(a_letter())


def test_what_was_sent_and_not_noted_is_sent_once_more_under_the_same_id(
    outside: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = a_letter()
    with monkeypatch.context() as patch:
        patch.setattr("prakerja.messages.delivery_job.note_sent", be_killed)
        with pytest.raises(SystemExit):
            run_delivery(keys=[message.pk])
    assert Message.objects.get().state == "queued"
    for _again in range(2):
        run_delivery(keys=[message.pk])
    message.refresh_from_db()
    assert (message.state, message.provider_ref) == ("sent", f"<{message.id}@prakerja.example>")
    assert len(outside.inbox(ADDRESS)) == 1


# SMS


def test_an_sms_goes_by_the_first_gateway(outside: Sandbox, run_queue: RunQueue) -> None:
    message = an_sms()
    run_queue()
    assert outside.latest_code(NUMBER) == CODE
    message.refresh_from_db()
    assert (message.state, message.gateway) == ("sent", "satu")


def test_an_sms_goes_by_the_gateway_that_was_asked_for(outside: Sandbox, run_queue: RunQueue) -> None:
    message = an_sms(gateway="dua")
    run_queue()
    message.refresh_from_db()
    assert (message.state, message.gateway) == ("sent", "dua")


@pytest.mark.parametrize(("first", "other"), [("satu", "dua"), ("dua", "satu")])
@pytest.mark.parametrize("trouble", ["failing", "down", "garbage"])
def test_when_one_gateway_fails_the_other_takes_over(
    outside: Sandbox, run_queue: RunQueue, trouble: str, first: str, other: str
) -> None:
    outside.switch(f"sms-{first}", trouble)
    message = an_sms(gateway=first)
    run_queue()
    message.refresh_from_db()
    assert (message.state, message.gateway) == ("sent", other)
    assert [sms.text[:6] for sms in outside.inbox(NUMBER)] == [CODE]


@pytest.mark.parametrize("kind", ["html", "json", "word", "empty"])
def test_no_kind_of_garbage_is_taken_for_an_answer(outside: Sandbox, kind: str) -> None:
    for system in ("sms-satu", "sms-dua"):
        outside.switch(system, "garbage", kind=kind)
    refused_for_now(an_sms())


def test_a_slow_gateway_gives_way_to_the_other(
    outside: Sandbox, run_queue: RunQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(satu, "_TIMEOUT_S", 0.3)
    outside.switch("sms-satu", "slow", seconds=1)
    message = an_sms()
    run_queue()
    message.refresh_from_db()
    assert (message.state, message.gateway) == ("sent", "dua")


@pytest.mark.parametrize("trouble", ["failing", "down"])
def test_an_sms_that_nobody_takes_waits(outside: Sandbox, trouble: str) -> None:
    for system in ("sms-satu", "sms-dua"):
        outside.switch(system, trouble)
    message = an_sms()
    refused_for_now(message)
    outside.switch("sms-dua", "ok")
    Breaker.objects.all().delete()
    run_delivery(keys=[message.pk])
    assert outside.latest_code(NUMBER) == CODE


def test_a_code_that_is_over_is_not_sent(outside: Sandbox, run_queue: RunQueue) -> None:
    message = an_sms(now=read_clock() - timedelta(minutes=11))
    run_queue()
    message.refresh_from_db()
    assert message.state == "expired"
    assert bytes(message.sealed_words) == b""
    assert outside.inbox() == []


# many at once, and what outlasts its job


def test_one_message_in_trouble_does_not_hold_up_the_others(outside: Sandbox) -> None:
    outside.switch("mail", "down")
    letter, sms = a_letter(), an_sms()
    with pytest.raises(TryAgain):
        deliver(letter, sms)
    outside.switch("mail", "ok")
    Breaker.objects.all().delete()
    deliver(letter, sms)
    assert len(outside.inbox(ADDRESS)) == len(outside.inbox(NUMBER)) == 1


def test_a_letter_that_outlasted_its_job_is_tried_again(outside: Sandbox) -> None:
    now = read_clock()
    a_letter(now=now - timedelta(hours=2))
    left_over = a_letter(now=now - timedelta(hours=4))
    run_left_over(now=now)
    left_over.refresh_from_db()
    assert left_over.state == "sent"
    assert len(outside.inbox(ADDRESS)) == 1


@pytest.mark.parametrize("spoilt", [{"sealed_words": b"gone:xyz"}, {"text": "no_such_text"}])
def test_a_letter_that_cannot_be_written_holds_up_no_other(outside: Sandbox, spoilt: dict[str, Any]) -> None:
    now = read_clock()
    bad, good = a_letter(now=now - timedelta(hours=5)), a_letter(now=now - timedelta(hours=4))
    Message.objects.filter(pk=bad.pk).update(**spoilt)
    with pytest.RaisesGroup(CannotWrite):
        run_left_over(now=now)
    other = a_letter()
    with pytest.RaisesGroup(CannotWrite):
        deliver(bad, other)
    states = dict(Message.objects.values_list("pk", "state"))
    assert states == {bad.pk: "queued", good.pk: "sent", other.pk: "sent"}


def test_after_three_days_a_letter_has_failed(outside: Sandbox) -> None:
    outside.switch("mail", "down")
    now = read_clock()
    old, young = a_letter(now=now - timedelta(days=3)), a_letter(now=now - timedelta(days=2))
    run_left_over(now=now)
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.state, young.state) == ("failed", "queued")


# what the database refuses


def test_a_message_that_went_out_has_its_time() -> None:
    message = a_letter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(state="sent")


def test_a_message_is_in_a_known_state() -> None:
    message = a_letter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(state="lost")
