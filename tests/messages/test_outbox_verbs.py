"""What each verb of the outbox does to one message, and that it leaves every other as it is."""

from datetime import datetime, timedelta
from itertools import permutations
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.connectors.delivery_report import DeliveryReport as Report
from prakerja.connectors.sms import Handover
from prakerja.kit.actor import Actor
from prakerja.messages.models import DeliveryReport, Message
from prakerja.messages.note_sent import Sent, note_sent
from prakerja.messages.open_messages import CannotWrite, OpenMessage, open_messages
from prakerja.messages.record_delivery_report import record_delivery_report
from prakerja.messages.settle_messages import Settled, settle_messages
from prakerja.messages.states import Channel, MessageState
from tests.situations.messages import ADDRESS, CODE, NUMBER, a_letter, an_sms
from tests.situations.rows import all_rows, changed_since, nothing_changes
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db

WORKER = Actor.system("messages.deliver_message")
GATEWAYS = Actor.system("web.delivery_reports")
OTHERS = [state for state in MessageState if state is not MessageState.QUEUED]


def in_state(message: Message, state: MessageState, now: datetime) -> Message:
    Message.objects.filter(pk=message.pk).update(state=state, sent_at=now)
    message.refresh_from_db()
    return message


def opened(message: Message, now: datetime, by: Actor = WORKER) -> OpenMessage | None:
    """None: it is not to be sent. Raises CannotWrite."""
    found = open_messages(keys=[(message.owner_id, message.id)], by=by, now=now)
    if not found:
        return None
    if isinstance(found[0], CannotWrite):
        raise found[0]
    return found[0]


def settled(message: Message, to: MessageState, now: datetime, by: Actor = WORKER) -> None:
    settle_messages(settled=[Settled((message.owner_id, message.id), to, "smtp 550")], by=by, now=now)


def noted(
    message: Message, now: datetime, by: Actor = WORKER, *, gateway: str = "satu", reference: str = "r-1"
) -> None:
    sent = Sent((message.owner_id, message.id), Channel(message.channel), Handover(gateway, reference))
    note_sent(sent=[sent], by=by, now=now)


# opening


def test_a_letter_is_opened_with_its_address_subject_and_body(now: datetime) -> None:
    message = a_letter(now=now)
    letter = opened(message, now)
    assert letter is not None
    assert (letter.owner_id, letter.id, letter.channel) == (message.owner_id, message.id, Channel.EMAIL)
    assert (letter.address, letter.subject, letter.gateway) == (ADDRESS, "Nomor HP Anda di Prakerja diganti", "")
    assert "diganti menjadi ••••0000 pada 24 Februari 2021 pukul 10.00 WIB" in letter.body


def test_an_sms_is_opened_with_its_number_and_the_gateway_to_try_first(now: datetime) -> None:
    message = an_sms(gateway="dua", now=now)
    sms = opened(message, now)
    assert sms is not None
    assert (sms.address, sms.subject, sms.gateway, sms.body[:6]) == (NUMBER, "", "dua", CODE)


def test_what_was_opened_shows_nothing_in_a_log(now: datetime) -> None:
    shown = repr(opened(a_letter(now=now), now))
    assert ADDRESS not in shown
    assert "Siti" not in shown


def test_opening_writes_nothing(now: datetime) -> None:
    message = a_letter(now=now)
    with nothing_changes():
        opened(message, now)


@pytest.mark.parametrize("state", OTHERS)
def test_what_is_no_longer_queued_is_not_opened(state: MessageState, now: datetime) -> None:
    message = in_state(a_letter(now=now), state, now)
    with nothing_changes():
        assert opened(message, now) is None


def test_nobodys_message_is_opened_under_another_owner(now: datetime) -> None:
    message = a_letter(now=now)
    assert open_messages(keys=[(uuid4(), message.id)], by=WORKER, now=now) == []


def test_a_code_is_sent_until_the_moment_at_which_it_runs_out(now: datetime) -> None:
    message = an_sms(useful_for=timedelta(minutes=10), now=now)
    assert opened(message, now + timedelta(minutes=10) - timedelta(microseconds=1)) is not None
    assert opened(message, now + timedelta(minutes=10)) is None
    message.refresh_from_db()
    assert (message.state, message.failure) == ("expired", "too late")
    assert message.settled_at == now + timedelta(minutes=10)
    assert bytes(message.sealed_words) == b""


@pytest.mark.parametrize(
    "spoilt", [{"sealed_words": b"gone:xyz"}, {"sealed_address": b"gone:xyz"}, {"text": "no_such"}]
)
def test_what_cannot_be_written_waits_and_its_fault_names_nobody(spoilt: dict[str, object], now: datetime) -> None:
    message = a_letter(now=now)
    Message.objects.filter(pk=message.pk).update(**spoilt)
    with nothing_changes(), pytest.raises(CannotWrite, match=f"^message {message.id}$"):
        opened(message, now)


# settling


@pytest.mark.parametrize("to", [MessageState.FAILED, MessageState.EXPIRED])
def test_a_settled_message_keeps_its_cause_and_loses_its_words(to: MessageState, now: datetime) -> None:
    message, other = a_letter(now=now), a_letter(now=now)
    settled(message, to, now)
    message.refresh_from_db()
    other.refresh_from_db()
    assert (message.state, message.failure, message.settled_at) == (to, "smtp 550", now)
    assert bytes(message.sealed_words) == b""
    assert (other.state, bytes(other.sealed_words) != b"") == ("queued", True)


@pytest.mark.parametrize("state", OTHERS)
def test_what_is_no_longer_queued_is_settled_no_more(state: MessageState, now: datetime) -> None:
    message = in_state(a_letter(now=now), state, now)
    with nothing_changes():
        settled(message, MessageState.FAILED, now)
        noted(message, now)


# noting that it went out


def test_a_sent_letter_has_its_time_and_its_reference_and_expects_no_report(now: datetime) -> None:
    message = a_letter(now=now)
    noted(message, now, gateway="mail", reference="<id@prakerja.example>")
    message.refresh_from_db()
    assert (message.state, message.sent_at) == ("sent", now)
    assert (message.gateway, message.provider_ref) == ("mail", "<id@prakerja.example>")
    assert bytes(message.sealed_words) == b""
    assert not DeliveryReport.objects.exists()


def test_a_sent_sms_is_known_by_its_gateways_reference(now: datetime) -> None:
    message = an_sms(now=now)
    noted(message, now)
    report = DeliveryReport.objects.get()
    assert (report.gateway, report.reference, report.delivered) == ("satu", "r-1", None)
    assert (report.owner_id, report.message_id) == (message.owner_id, message.id)


def test_noting_it_twice_is_noting_it_once(now: datetime) -> None:
    message = an_sms(now=now)
    noted(message, now)
    with nothing_changes():
        noted(message, now + timedelta(minutes=1))


# what the gateways report


def hear(delivered: bool, now: datetime, *, gateway: str = "satu", reference: str = "r-1") -> None:
    report = Report(gateway, reference, delivered, "0" if delivered else "unknown subscriber")
    record_delivery_report(report, by=GATEWAYS, now=now)


@pytest.mark.parametrize("order", list(permutations(["we note", "arrived", "failed", "arrived again"])))
def test_in_whatever_order_we_and_the_gateway_speak_its_first_word_counts(
    order: tuple[str, ...], now: datetime
) -> None:
    message = an_sms(now=now)
    for minute, what in enumerate(order):
        at = now + timedelta(minutes=minute)
        if what == "we note":
            noted(message, at)
        else:
            hear(what != "failed", at)
    message.refresh_from_db()
    spoken = [what for what in order if what != "we note"]
    first, heard_at = spoken[0], now + timedelta(minutes=order.index(spoken[0]))
    if first == "failed":
        assert (message.state, message.failure) == ("failed", "unknown subscriber")
    else:
        assert (message.state, message.failure) == ("delivered", "")
    assert (message.settled_at, message.sent_at) == (heard_at, now + timedelta(minutes=order.index("we note")))
    assert DeliveryReport.objects.count() == 1


def test_a_report_settles_its_own_message_alone(now: datetime) -> None:
    first, second = an_sms(now=now), an_sms(now=now)
    noted(first, now, reference="r-1")
    noted(second, now, reference="r-2")
    hear(True, now, reference="r-2")
    states = dict(Message.objects.values_list("id", "state"))
    assert states == {first.id: "sent", second.id: "delivered"}


def test_the_same_reference_of_the_other_gateway_is_another_sms(now: datetime) -> None:
    first, second = an_sms(now=now), an_sms(now=now)
    noted(first, now, gateway="satu")
    noted(second, now, gateway="dua")
    hear(True, now, gateway="dua")
    states = dict(Message.objects.values_list("id", "state"))
    assert states == {first.id: "sent", second.id: "delivered"}


def test_a_reference_given_to_two_messages_stays_with_the_first(now: datetime) -> None:
    first, second = an_sms(now=now), an_sms(now=now)
    noted(first, now)
    noted(second, now)
    hear(True, now)
    states = dict(Message.objects.values_list("id", "state"))
    assert states == {first.id: "delivered", second.id: "sent"}


def test_a_long_code_of_a_gateway_is_cut_and_not_refused(now: datetime) -> None:
    record_delivery_report(Report("satu", "r-1", False, "x" * 200), by=GATEWAYS, now=now)
    assert DeliveryReport.objects.get().code == "x" * 40


def test_hearing_of_an_sms_writes_its_report_and_its_message_alone(now: datetime) -> None:
    message = an_sms(now=now)
    noted(message, now)
    before = all_rows()
    hear(True, now)
    assert changed_since(before) == {"outbox_message", "outbox_deliveryreport"}


# who may


def everybody_else(but: Actor) -> list[Actor]:
    return [
        Actor.visitor(),
        Actor.applicant(UUID(int=1)),
        Actor.operator("Wati"),
        Actor.partner("PLATFORM-1"),
        an_officer(Role.OFFICER),
        an_officer(Role.AUDITOR),
        GATEWAYS if but is WORKER else WORKER,
    ]


def test_the_worker_alone_opens_settles_and_notes(now: datetime) -> None:
    message = an_sms(now=now)
    for by in everybody_else(WORKER):
        with nothing_changes():
            with pytest.raises(PermissionMissing):
                opened(message, now, by)
            with pytest.raises(PermissionMissing):
                settled(message, MessageState.FAILED, now, by)
            with pytest.raises(PermissionMissing):
                noted(message, now, by)


def test_nobody_but_a_gateway_says_what_became_of_an_sms(now: datetime) -> None:
    message = an_sms(now=now)
    noted(message, now)
    for by in everybody_else(GATEWAYS):
        with nothing_changes(), pytest.raises(PermissionMissing):
            record_delivery_report(Report("satu", "r-1", True, "0"), by=by, now=now)


# what the database refuses


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "lost"}, "message_state_is_a_known_state"),
        ({"state": "sent"}, "message_that_went_out_has_its_time"),
        ({"state": "delivered"}, "message_that_went_out_has_its_time"),
    ],
)
def test_a_message_that_cannot_be_is_refused(changes: dict[str, object], constraint: str) -> None:
    message = a_letter()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**changes)


def test_one_person_is_told_the_same_thing_once() -> None:
    first, second = a_letter(once_key="result:12"), a_letter()
    with pytest.raises(IntegrityError, match="the_same_thing_is_told_once"), transaction.atomic():
        Message.objects.filter(pk=second.pk).update(once_key=first.once_key)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"delivered": True}, "delivery_report_has_its_time"),
        ({"received_at": datetime.fromisoformat("2021-02-24T03:00:00+00:00")}, "delivery_report_has_its_time"),
        ({"owner_id": UUID(int=1)}, "delivery_report_names_a_whole_message"),
        ({"message_id": UUID(int=1)}, "delivery_report_names_a_whole_message"),
    ],
)
def test_a_report_is_whole(values: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DeliveryReport.objects.create(gateway="satu", reference="r-9", **values)
