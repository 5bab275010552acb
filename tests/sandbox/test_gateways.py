"""Two SMS gateways: what they accept, what they refuse, and which reports they post."""

from datetime import datetime

import httpx
import pytest

from prakerja_sandbox.testing import Sandbox
from tests.patience import PATIENCE_S
from tests.sandbox.conftest import Heard
from tests.sandbox.test_switches import FORM, SMS, call


def test_satu_delivers_and_posts_its_delivery_report(sandbox: Sandbox, web: httpx.Client, reports: Heard) -> None:
    accepted = call(web, "sms-satu")
    assert accepted.status_code == 202
    assert accepted.json()["status"] == "accepted"
    (message,) = sandbox.inbox("081234567890", channel="sms")
    assert (message.to, message.sender, message.text) == ("+6281234567890", "PRAKERJA", "Halo")
    path, report = reports.get(timeout=PATIENCE_S)
    assert path == "/delivery-reports/satu/sandbox"
    assert report["message_id"] == accepted.json()["message_id"]
    assert (report["client_ref"], report["status"]) == ("r1", "delivered")
    assert datetime.fromisoformat(report["at"]).tzinfo


def test_dua_delivers_and_posts_its_delivery_reports_as_an_array(
    sandbox: Sandbox, web: httpx.Client, reports: Heard
) -> None:
    accepted = call(web, "sms-dua").json()
    assert (accepted["status"], accepted["text"]) == ("1", "Success")
    assert [message.text for message in sandbox.inbox("+6281234567890")] == ["Halo"]
    path, (report,) = reports.get(timeout=PATIENCE_S)
    assert path == "/delivery-reports/dua/sandbox"
    assert set(report) == {"To", "Status", "MessageId", "ReceiveDate"}
    assert (report["To"], report["Status"]) == ("6281234567890", 1)
    assert report["MessageId"] == accepted["messageId"]


def test_a_message_that_comes_again_by_its_reference_is_carried_once(
    sandbox: Sandbox, web: httpx.Client, reports: Heard
) -> None:
    for system in ("sms-satu", "sms-satu", "sms-dua", "sms-dua"):
        assert call(web, system).is_success
        assert reports.get(timeout=PATIENCE_S)
    assert [message.sender for message in sandbox.inbox("081234567890")] == ["dua", "PRAKERJA"]


def test_satu_refuses_a_stranger(web: httpx.Client) -> None:
    assert web.post("/gateways/satu/messages", json=SMS, headers={"APIKey": "x"}).status_code == 401
    assert web.post("/gateways/satu/messages", json=SMS).status_code == 401


@pytest.mark.parametrize("changes", [{"to": "08123"}, {"to": "+60123456789"}, {"text": ""}])
def test_neither_takes_a_message_without_number_or_text(
    sandbox: Sandbox, web: httpx.Client, changes: dict[str, str]
) -> None:
    satu = web.post("/gateways/satu/messages", json=SMS | changes, headers={"APIKey": "sandbox"})
    form = FORM | {"message" if name == "text" else name: value for name, value in changes.items()}
    assert satu.status_code == 400
    assert web.post("/gateways/dua/sendsms", data=form).json()["status"] == "0"
    assert sandbox.inbox() == []


def test_dua_needs_its_keys(web: httpx.Client) -> None:
    assert web.post("/gateways/dua/sendsms", data=FORM | {"passkey": ""}).json()["status"] == "0"


@pytest.mark.parametrize("system", ["sms-satu", "sms-dua"])
def test_a_wrong_gateway_accepts_and_reports_undelivered(
    sandbox: Sandbox, web: httpx.Client, reports: Heard, system: str
) -> None:
    sandbox.switch(system, "wrong")
    assert call(web, system).is_success
    _, report = reports.get(timeout=PATIENCE_S)
    assert sandbox.inbox() == []
    if system == "sms-satu":
        assert report["status"] == "undelivered"
    else:
        assert report[0]["Status"] == 2


def test_a_silent_gateway_is_never_heard_of_again(sandbox: Sandbox, web: httpx.Client, reports: Heard) -> None:
    sandbox.switch("sms-satu", "wrong", silent=True)
    assert call(web, "sms-satu").status_code == 202
    call(web, "sms-dua")
    path, _ = reports.get(timeout=PATIENCE_S)
    assert path.startswith("/delivery-reports/dua/")
    assert reports.empty()


def test_delivery_reports_may_come_twice_and_out_of_order(sandbox: Sandbox, web: httpx.Client, reports: Heard) -> None:
    sandbox.repeat_delivery_reports()
    call(web, "sms-satu")
    first, again, stale = (reports.get(timeout=PATIENCE_S)[1] for _ in range(3))
    assert first == again
    assert (first["status"], stale["status"]) == ("delivered", "expired")
    assert stale["at"] < first["at"]


def test_delivery_reports_go_where_they_are_sent(
    sandbox: Sandbox, web: httpx.Client, heard_by_platform: tuple[str, Heard], reports: Heard
) -> None:
    sandbox.send_delivery_reports_to(f"{heard_by_platform[0]}/elsewhere/")
    call(web, "sms-satu")
    assert reports.get(timeout=PATIENCE_S)[0] == "/delivery-reports/elsewhere/satu/sandbox"
