"""Mass mailings and what is left over: in batches, each once, and one bad message holds nobody up."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from prakerja.connectors.sms import Handover
from prakerja.kit.jobs import do_job
from prakerja.kit.purpose import Purpose
from prakerja.kit.queue import forget_all_jobs, waiting_jobs
from prakerja.kit.retries import TryAgain
from prakerja.kit.sealed import CannotUnseal, unseal
from prakerja.messages import delivery_job, left_over_job
from prakerja.messages.left_over_job import run_left_over
from prakerja.messages.models import Message
from prakerja.messages.open_messages import CannotWrite, OpenMessage
from prakerja.messages.owner import owner_of_message
from prakerja.messages.post_message import post_message
from prakerja.messages.post_messages import Draft, post_messages, posting_messages_about
from prakerja.messages.states import Channel
from prakerja.messages.words import Word, read_words, seal_words
from tests.situations.messages import ADDRESS, NUMBER, a_letter

SITI = UUID(int=0x51)


def a_draft(number: int, *, owner: UUID = SITI, **changes: object) -> Draft:
    values: dict[str, object] = {
        "text": "result_seated",
        "channel": Channel.EMAIL,
        "address": f"{number}@contoh.example",
        "words": {"name": f"Orang {number}", "wave": 12, "receipt": "12-A", "days": 30},
        "language": "en",
        "applicant_id": owner,
        "once_key": f"result:12:{number}",
    }
    return Draft(**(values | changes))  # type: ignore[arg-type]


def batches() -> list[int]:
    return [len(job.arguments["message_ids"]) for job in waiting_jobs() if job.name == "messages.deliver_emails"]  # type: ignore[arg-type]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("people", "jobs"), [(0, []), (1, [1]), (19, [19]), (20, [20]), (21, [20, 1]), (45, [20, 20, 5])]
)
def test_twenty_deliveries_are_one_job(people: int, jobs: list[int], now: datetime) -> None:
    assert post_messages([a_draft(number) for number in range(people)], now=now) == people
    assert batches() == jobs


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 2_500])
def test_what_something_else_is_done_for_is_posted_when_that_is_done(people: int, now: datetime) -> None:
    drafts = [a_draft(number) for number in range(people)]
    with posting_messages_about(drafts, lambda draft: [draft], now=now):
        assert not Message.objects.exists()
    assert Message.objects.count() == people
    assert sum(batches()) == people


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 2_500])
def test_where_something_else_fails_nobody_is_told(people: int, now: datetime) -> None:
    drafts = [a_draft(number) for number in range(people)]
    with pytest.raises(ValueError, match="else"), posting_messages_about(drafts, lambda draft: [draft], now=now):
        raise ValueError("something else")
    assert (Message.objects.count(), batches()) == (0, [])


@pytest.mark.django_db
def test_a_job_names_each_message_beside_its_owner(now: datetime) -> None:
    post_messages([a_draft(number, owner=UUID(int=number + 1)) for number in range(3)], now=now)
    (job,) = waiting_jobs()
    owners, messages = job.arguments["owner_ids"], job.arguments["message_ids"]
    assert isinstance(owners, list)
    assert isinstance(messages, list)
    there = {(str(owner), str(message)) for owner, message in Message.objects.values_list("owner_id", "id")}
    assert set(zip(owners, messages, strict=True)) == there


@pytest.mark.django_db
def test_a_draft_becomes_the_message_that_it_describes(now: datetime) -> None:
    draft = a_draft(7, channel=Channel.SMS, address=NUMBER)
    post_messages([draft], now=now)
    message = Message.objects.get()
    assert (message.channel, message.text, message.language) == ("sms", "result_seated", "en")
    assert (message.owner_id, message.once_key, message.created_at) == (SITI, "result:12:7", now)
    assert (message.state, message.useful_until, message.gateway) == ("queued", None, "")
    assert message.address == NUMBER
    assert read_words(message.words_as_json) == draft.words


@pytest.mark.django_db
def test_a_mailing_that_is_posted_again_adds_those_alone_whom_it_missed(now: datetime) -> None:
    post_messages([a_draft(number) for number in range(3)], now=now)
    assert post_messages([a_draft(number) for number in range(5)], now=now) == 2
    assert Message.objects.count() == 5
    assert batches() == [3, 2]


@pytest.mark.django_db
def test_the_same_key_of_another_person_is_another_message(now: datetime) -> None:
    assert post_messages([a_draft(1), a_draft(1, owner=UUID(int=2))], now=now) == 2


@pytest.mark.django_db
def test_words_and_address_open_for_their_owner_alone(now: datetime) -> None:
    post_messages([a_draft(1)], now=now)
    message = Message.objects.get()
    for sealed in (message.sealed_words, message.sealed_address):
        with pytest.raises(CannotUnseal):
            unseal(sealed, purpose=Purpose.MESSAGE, owner=UUID(int=2))


@pytest.mark.django_db
def test_somebody_without_an_account_has_a_trail_of_letters_all_the_same(now: datetime) -> None:
    for address in (ADDRESS, ADDRESS, "lain@contoh.example"):
        post_message(text="x", channel=Channel.EMAIL, address=address, words={}, now=now)
    owners = list(Message.objects.order_by("created_at", "id").values_list("owner_id", flat=True))
    assert owners[0] == owners[1] != owners[2]
    assert owners[0] == owner_of_message(applicant_id=None, address=ADDRESS)
    assert owner_of_message(applicant_id=SITI, address=ADDRESS) == SITI


@pytest.mark.django_db
def test_one_message_is_posted_with_everything_that_was_said_of_it(now: datetime) -> None:
    until = now + timedelta(minutes=10)
    post_message(
        text="phone_code",
        channel=Channel.SMS,
        address=NUMBER,
        words={"code": "482913", "until": until},
        now=now,
        language="en",
        applicant_id=SITI,
        useful_until=until,
        gateway="dua",
        once_key="code:1",
    )
    message = Message.objects.get()
    assert (message.owner_id, message.language, message.gateway, message.once_key) == (SITI, "en", "dua", "code:1")
    assert (message.useful_until, message.created_at) == (until, now)
    assert read_words(message.words_as_json) == {"code": "482913", "until": until}
    (job,) = waiting_jobs()
    assert (job.name, job.arguments) == (
        "messages.deliver_code_by_sms",
        {"owner_ids": [str(SITI)], "message_ids": [str(message.id)]},
    )


# a batch of deliveries


class Outside:
    """Stands for everybody outside: says for each message what becomes of it, and notes that it was tried."""

    def __init__(self) -> None:
        self.tried: list[UUID] = []
        self.troubles: dict[UUID, Exception] = {}

    def take(self, message: OpenMessage, _session: object) -> Handover:
        self.tried.append(message.id)
        if message.id in self.troubles:
            raise self.troubles[message.id]
        return Handover("mail", str(message.id))


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Outside:
    outside = Outside()
    monkeypatch.setattr(delivery_job, "_send", outside.take)
    return outside


def three(outside: Outside, *troubles: Exception | None) -> list[Message]:
    messages = [a_letter() for _ in troubles]
    outside.troubles = {one.id: trouble for one, trouble in zip(messages, troubles, strict=True) if trouble is not None}
    return messages


def unwritable(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(text="no_such_text")


def deliver(*messages: Message) -> None:
    """As the worker does a piece of a mailing."""
    kept: dict[str, JsonValue] = {
        "owner_ids": [str(one.owner_id) for one in messages],
        "message_ids": [str(one.id) for one in messages],
    }
    do_job("messages.deliver_emails", kept)


def states() -> list[str]:
    return list(Message.objects.order_by("id").values_list("state", flat=True))


@pytest.mark.django_db
def test_a_batch_without_trouble_ends_quietly(outside: Outside) -> None:
    messages = three(outside, None, None, None)
    deliver(*messages)
    assert outside.tried == [one.id for one in messages]
    assert states() == ["sent"] * 3


@pytest.mark.django_db
def test_a_batch_with_some_left_is_tried_again_and_says_how_many(outside: Outside) -> None:
    messages = three(outside, TryAgain(), None, TryAgain())
    with pytest.raises(TryAgain, match="2 messages are still to be delivered"):
        deliver(*messages)
    assert outside.tried == [one.id for one in messages]
    assert states() == ["queued", "sent", "queued"]


@pytest.mark.django_db
def test_a_batch_that_is_tried_again_sends_those_alone_that_were_left(outside: Outside) -> None:
    messages = three(outside, TryAgain(), None, TryAgain())
    with pytest.raises(TryAgain):
        deliver(*messages)
    outside.troubles, outside.tried = {}, []
    deliver(*messages)
    assert outside.tried == [messages[0].id, messages[2].id]
    assert states() == ["sent"] * 3


@pytest.mark.django_db
def test_what_cannot_be_written_is_told_when_nothing_else_is_left(outside: Outside) -> None:
    messages = three(outside, None, None, None)
    unwritable(messages[0])
    unwritable(messages[2])
    with pytest.RaisesGroup(CannotWrite, CannotWrite):
        deliver(*messages)
    assert states() == ["queued", "sent", "queued"]


@pytest.mark.django_db
def test_while_some_are_left_the_batch_is_tried_again_whatever_cannot_be_written(outside: Outside) -> None:
    messages = three(outside, None, TryAgain(), None)
    unwritable(messages[0])
    with pytest.raises(TryAgain, match="1 messages"):
        deliver(*messages)
    assert states() == ["queued", "queued", "sent"]


@pytest.mark.django_db
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_fault_that_nobody_foresaw_holds_up_no_other_wherever_it_stands(outside: Outside, place: int) -> None:
    troubles: list[Exception | None] = [None, None, None]
    troubles[place] = RuntimeError("a fault of ours")
    messages = three(outside, *troubles)
    with pytest.RaisesGroup(RuntimeError):
        deliver(*messages)
    assert outside.tried == [one.id for one in messages]
    assert [number for number, state in enumerate(states()) if state == "queued"] == [place]


@pytest.mark.django_db
def test_a_batch_with_an_owner_too_few_is_a_fault_of_ours() -> None:
    kept: dict[str, JsonValue] = {"owner_ids": [str(SITI)], "message_ids": [str(uuid4()), str(uuid4())]}
    with pytest.raises(ValueError, match="longer than argument 1"):
        do_job("messages.deliver_emails", kept)


@pytest.mark.django_db
def test_a_job_whose_time_is_over_leaves_the_rest_to_another_one(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = three(outside, None, None, None)
    with transaction.atomic():
        forget_all_jobs()
    monkeypatch.setattr(delivery_job, "_LONGEST_S", -1.0)
    deliver(*messages)
    assert outside.tried == []
    (rest,) = waiting_jobs()
    assert rest.name == "messages.deliver_emails"
    assert rest.arguments["message_ids"] == [str(one.id) for one in messages]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("channel", "is_urgent", "job"),
    [
        (Channel.EMAIL, True, "deliver_code_by_email"),
        (Channel.SMS, True, "deliver_code_by_sms"),
        (Channel.EMAIL, False, "deliver_email"),
        (Channel.SMS, False, "deliver_sms"),
    ],
)
def test_what_is_of_use_for_minutes_has_places_of_its_own(
    channel: Channel, is_urgent: bool, job: str, now: datetime
) -> None:
    until = now + timedelta(minutes=10) if is_urgent else None
    post_message(text="x", channel=channel, address=ADDRESS, words={}, now=now, useful_until=until)
    assert [one.name for one in waiting_jobs()] == [f"messages.{job}"]


@pytest.mark.django_db
def test_a_mailing_has_jobs_by_channel(now: datetime) -> None:
    drafts = [a_draft(number, channel=channel) for channel in Channel for number in range(2 if channel == "sms" else 3)]
    post_messages([replace(one, once_key=f"{one.channel}:{one.once_key}") for one in drafts], now=now)
    found = {job.name: len(job.arguments["message_ids"]) for job in waiting_jobs()}  # type: ignore[arg-type]
    assert found == {"messages.deliver_emails": 3, "messages.deliver_many_sms": 2}


# what outlasted its job

A_MOMENT = timedelta(microseconds=1)


@pytest.mark.django_db
def test_three_hours_old_and_still_queued_is_left_over_and_nothing_younger(outside: Outside, now: datetime) -> None:
    old = a_letter(now=now - timedelta(hours=3))
    a_letter(now=now - timedelta(hours=3) + A_MOMENT)
    run_left_over(now=now)
    assert outside.tried == [old.id]


@pytest.mark.django_db
def test_the_oldest_are_tried_first_and_no_more_than_a_round_holds(
    outside: Outside, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(left_over_job, "_AT_ONCE", 2)
    ages = {hours: a_letter(now=now - timedelta(hours=hours)) for hours in (5, 9, 7)}
    run_left_over(now=now)
    assert outside.tried == [ages[9].id, ages[7].id]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["sent", "failed", "expired", "delivered"])
def test_what_was_settled_is_not_left_over(outside: Outside, now: datetime, state: str) -> None:
    message = a_letter(now=now - timedelta(days=5))
    Message.objects.filter(pk=message.pk).update(state=state, sent_at=now)
    run_left_over(now=now)
    assert outside.tried == []


@pytest.mark.django_db
@pytest.mark.parametrize(("age", "state"), [(timedelta(days=3) - A_MOMENT, "queued"), (timedelta(days=3), "failed")])
def test_after_three_days_of_trying_it_is_admitted_that_nobody_takes_it(
    outside: Outside, now: datetime, age: timedelta, state: str
) -> None:
    message = a_letter(now=now - age)
    outside.troubles = {message.id: TryAgain()}
    run_left_over(now=now)
    message.refresh_from_db()
    assert (message.state, message.failure) == (state, "nobody took it for three days" if state == "failed" else "")
    assert bool(bytes(message.sealed_words)) == (state == "queued")


@pytest.mark.django_db
def test_what_cannot_be_written_is_never_given_up_for_it_may_be_mended(outside: Outside, now: datetime) -> None:
    message, other = a_letter(now=now - timedelta(days=9)), a_letter(now=now - timedelta(days=8))
    third = a_letter(now=now - timedelta(days=7))
    unwritable(message)
    outside.troubles = {third.id: TryAgain()}
    with pytest.RaisesGroup(CannotWrite):
        run_left_over(now=now)
    assert dict(Message.objects.values_list("id", "state")) == {
        message.id: "queued",
        other.id: "sent",
        third.id: "failed",
    }
    assert outside.tried == [other.id, third.id]


# words

moments = st.datetimes(timezones=st.just(datetime.fromisoformat("2021-01-01T00:00:00+07:00").tzinfo))
words = st.dictionaries(
    st.text(min_size=1),
    st.text() | st.integers() | st.booleans() | st.lists(st.text(), max_size=3) | moments,
    max_size=5,
)


@given(words)
def test_words_come_back_as_they_were_whatever_they_are(words: dict[str, Word]) -> None:
    sealed = seal_words(words, owner=SITI)
    assert read_words(unseal(sealed, purpose=Purpose.MESSAGE_WORDS, owner=SITI)) == words


@pytest.mark.parametrize("word", [b"bytes", 1 + 2j, timedelta(days=1), {1, 2}])
def test_a_word_that_no_letter_could_print_is_a_fault_of_ours(word: object) -> None:
    with pytest.raises(TypeError, match="cannot be a word of a message"):
        seal_words({"name": word}, owner=SITI)  # type: ignore[dict-item]
