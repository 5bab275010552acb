"""What the gateways say became of an SMS: repeated, out of order, too early, unreadable, from strangers."""

import base64
import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

from prakerja.kit.clock import read_clock
from prakerja.messages.models import DeliveryReport, Message
from prakerja.messages.record_delivery_report import note_reference
from prakerja_sandbox.testing import Sandbox
from tests.messages.outside import HearDeliveryReport, post_delivery_report
from tests.situations.messages import an_sms

pytestmark = pytest.mark.django_db

type RunQueue = Callable[[], int]


@pytest.fixture
def sent(outside: Sandbox, run_queue: RunQueue) -> Message:
    message = an_sms()
    run_queue()
    message.refresh_from_db()
    return message


def satu(reference: str, status: str) -> dict[str, str]:
    return {"message_id": reference, "client_ref": "", "status": status, "at": "2021-02-24T10:00:00+07:00"}


@pytest.mark.parametrize("gateway", ["satu", "dua"])
def test_a_real_delivery_report_says_that_the_sms_arrived(
    run_queue: RunQueue, hear_delivery_report: HearDeliveryReport, gateway: str
) -> None:
    message = an_sms(gateway=gateway)
    run_queue()
    assert hear_delivery_report() == 204
    message.refresh_from_db()
    assert (message.state, message.gateway) == ("delivered", gateway)
    assert message.settled_at is not None


@pytest.mark.parametrize("gateway", ["satu", "dua"])
def test_a_real_delivery_report_says_that_the_sms_never_will(
    outside: Sandbox, run_queue: RunQueue, hear_delivery_report: HearDeliveryReport, gateway: str
) -> None:
    outside.switch(f"sms-{gateway}", "wrong")
    message = an_sms(gateway=gateway)
    run_queue()
    assert hear_delivery_report() == 204
    message.refresh_from_db()
    assert message.state == "failed"
    assert message.failure


def test_delivery_reports_that_repeat_and_contradict_change_nothing(
    outside: Sandbox, run_queue: RunQueue, hear_delivery_report: HearDeliveryReport
) -> None:
    outside.repeat_delivery_reports()
    message = an_sms()
    run_queue()
    assert [hear_delivery_report() for _ in range(3)] == [204, 204, 204]
    message.refresh_from_db()
    assert message.state == "delivered"
    assert DeliveryReport.objects.count() == 1


def test_a_delivery_report_may_come_before_our_own_note(sent: Message, client: Client) -> None:
    Message.objects.update(state="queued", gateway="", provider_ref="", sent_at=None)
    DeliveryReport.objects.all().delete()
    assert post_delivery_report(client, "satu", satu(sent.provider_ref, "delivered")) == 204
    assert Message.objects.get().state == "queued"
    Message.objects.update(state="sent", gateway="satu", provider_ref=sent.provider_ref, sent_at=read_clock())
    note_reference(sent.owner_id, sent.id, gateway="satu", reference=sent.provider_ref)
    assert Message.objects.get().state == "delivered"


def test_a_word_that_is_not_final_changes_nothing(sent: Message, client: Client) -> None:
    assert post_delivery_report(client, "satu", satu(sent.provider_ref, "sent")) == 204
    assert post_delivery_report(client, "dua", [{"MessageId": sent.provider_ref, "Status": 22}]) == 204
    assert Message.objects.get().state == "sent"
    assert not DeliveryReport.objects.filter(delivered__isnull=False).exists()


def test_a_delivery_report_of_the_other_gateway_is_not_ours(sent: Message, client: Client) -> None:
    post_delivery_report(client, "dua", [{"MessageId": sent.provider_ref, "Status": 1}])
    assert Message.objects.get().state == "sent"


def test_a_delivery_report_of_an_unknown_sms_does_no_harm(sent: Message, client: Client) -> None:
    assert post_delivery_report(client, "satu", satu("unknown", "undelivered")) == 204
    assert Message.objects.get().state == "sent"


def test_one_post_of_dua_may_tell_of_many(client: Client, db: None) -> None:
    posted = [{"MessageId": number, "Status": status} for number, status in [(1, 1), (2, 2), (3, 6), (4, 22)]]
    assert post_delivery_report(client, "dua", posted) == 204
    assert sorted(DeliveryReport.objects.values_list("reference", "delivered")) == [
        ("1", True),
        ("2", False),
        ("3", False),
    ]


def test_one_unreadable_report_among_many_stops_no_other(client: Client, db: None) -> None:
    posted = [
        {"MessageId": 1, "Status": 1},
        {"Status": 1},
        {"MessageId": "a\x00b", "Status": 1},
        {"MessageId": 2, "Status": 6},
    ]
    assert post_delivery_report(client, "dua", posted) == 204
    assert sorted(DeliveryReport.objects.values_list("reference", "delivered")) == [("1", True), ("2", False)]


@pytest.mark.parametrize(
    ("gateway", "posted"),
    [
        ("satu", []),
        ("satu", None),
        ("satu", "delivered"),
        ("satu", {"status": "delivered"}),
        ("satu", {"message_id": "1"}),
        ("satu", satu("a\x00b", "delivered")),
        ("satu", satu("\ud800", "delivered")),
        ("satu", satu("", "delivered")),
        ("satu", {"message_id": {"a": 1}, "status": "delivered"}),
        ("dua", {}),
        ("dua", {"MessageId": "1", "Status": 1}),
        ("dua", 5),
        ("dua", ["delivered"]),
        ("dua", [{"Status": 1}]),
        ("dua", [{"MessageId": None, "Status": 1}]),
    ],
)
def test_an_unreadable_delivery_report_is_refused(client: Client, gateway: str, posted: object) -> None:
    # An empty object of `dua` iterates over nothing: it tells nothing, and nothing is saved.
    assert post_delivery_report(client, gateway, posted) == (204 if posted == {} else 400)
    assert not DeliveryReport.objects.filter(delivered__isnull=False).exists()


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"<html>", b"[" * 100_000])
def test_what_is_not_json_is_refused(client: Client, body: bytes) -> None:
    response = client.post("/gateways/delivery-reports/satu/sandbox", body, content_type="application/json")
    assert response.status_code == 400


def test_a_wrong_secret_finds_nothing(sent: Message, client: Client) -> None:
    assert post_delivery_report(client, "satu", satu(sent.provider_ref, "delivered"), secret="guess") == 404
    assert post_delivery_report(client, "tiga", satu(sent.provider_ref, "delivered")) == 404
    assert Message.objects.get().state == "sent"


@pytest.mark.parametrize("secret", ["é", "😀"])
def test_a_secret_in_other_letters_is_wrong_and_nothing_breaks(client: Client, db: None, secret: str) -> None:
    assert post_delivery_report(client, "satu", satu("1", "delivered"), secret=secret) == 404


def test_delivery_reports_are_posted_and_not_fetched(client: Client, db: None) -> None:
    assert client.get("/gateways/delivery-reports/satu/sandbox").status_code == 405


def shown_by_header(client: Client, gateway: str, body: object, authorization: str | None) -> HttpResponseBase:
    url, headers = f"/gateways/delivery-reports/{gateway}", {"Authorization": authorization} if authorization else {}
    return client.post(url, json.dumps(body), content_type="application/json", headers=headers)


def basic(user: str, password: str) -> str:
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


def test_a_gateway_shows_the_secret_by_basic_authentication_and_no_address_holds_it(
    sent: Message, client: Client
) -> None:
    report = satu(sent.provider_ref, "delivered")
    assert shown_by_header(client, "satu", report, basic("satu", settings.DELIVERY_REPORTS_SECRET)).status_code == 204
    assert Message.objects.get().state == "delivered"


@pytest.mark.parametrize(
    "shown",
    [
        None,
        "",
        "Basic",
        "Basic x",
        "Bearer sandbox",
        "sandbox",
        basic("satu", ""),
        basic("satu", "guess"),
        basic("", "é"),
    ],
)
def test_without_it_a_gateway_is_asked_for_it_and_nothing_is_taken(
    sent: Message, client: Client, shown: str | None
) -> None:
    answer = shown_by_header(client, "satu", satu(sent.provider_ref, "delivered"), shown)
    assert (answer.status_code, answer["WWW-Authenticate"].split()[0]) == (401, "Basic")
    assert Message.objects.get().state == "sent"


def test_of_a_gateway_that_we_do_not_have_nothing_is_found(client: Client, db: None) -> None:
    assert shown_by_header(client, "tiga", {}, basic("tiga", settings.DELIVERY_REPORTS_SECRET)).status_code == 404
