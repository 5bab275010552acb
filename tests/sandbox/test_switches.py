"""The switches: each makes one outside system misbehave in one way, and one click sets all back."""

import smtplib
from time import monotonic
from typing import Any

import httpx
import pytest

from prakerja_sandbox.testing import Sandbox
from tests.sandbox.conftest import SendMail
from tests.sandbox.test_registry import URL as REGISTRY
from tests.sandbox.test_registry import question

SMS: dict[str, Any] = {"to": "+6281234567890", "text": "Halo", "sender": "PRAKERJA", "client_ref": "r1"}
FORM = {"userkey": "prakerja", "passkey": "sandbox", "to": "+6281234567890", "message": "Halo", "ref": "r1"}
SYSTEMS = ["registry", "sms-satu", "sms-dua"]


def call(web: httpx.Client, system: str) -> httpx.Response:
    match system:
        case "registry":
            return web.post(REGISTRY, json=question())
        case "sms-satu":
            return web.post("/gateways/satu/messages", json=SMS, headers={"APIKey": "sandbox"})
        case _:
            return web.post("/gateways/dua/sendsms", data=FORM)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_failing_system_answers_500_and_the_others_work(sandbox: Sandbox, web: httpx.Client, system: str) -> None:
    sandbox.switch(system, "failing")
    assert [call(web, other).is_success for other in SYSTEMS] == [other != system for other in SYSTEMS]
    assert call(web, system).status_code == 500


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_that_is_down_closes_the_connection(sandbox: Sandbox, web: httpx.Client, system: str) -> None:
    sandbox.switch(system, "down")
    with pytest.raises(httpx.TransportError):
        call(web, system)
    sandbox.switch(system, "ok")
    assert call(web, system).is_success


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_slow_system_answers_late_but_well(sandbox: Sandbox, web: httpx.Client, system: str) -> None:
    sandbox.switch(system, "slow", seconds=0.3)
    began = monotonic()
    assert call(web, system).is_success
    assert monotonic() - began >= 0.3


@pytest.mark.parametrize("system", SYSTEMS)
def test_garbage_comes_in_every_kind(sandbox: Sandbox, web: httpx.Client, system: str) -> None:
    sandbox.switch(system, "garbage", kind="html")
    assert call(web, system).headers["content-type"].startswith("text/html")
    sandbox.switch(system, "garbage", kind="json")
    with pytest.raises(ValueError, match="Unterminated"):
        call(web, system).json()
    sandbox.switch(system, "garbage", kind="word")
    assert "arangkali" in call(web, system).text
    sandbox.switch(system, "garbage", kind="empty")
    assert call(web, system).json().get("content", []) == []


def test_garbage_without_a_kind_comes_in_turn(sandbox: Sandbox, web: httpx.Client) -> None:
    sandbox.switch("registry", "garbage")
    assert len({call(web, "registry").text for _ in range(4)}) == 4


@pytest.mark.parametrize(("mode", "code"), [("failing", 451), ("wrong", 550)])
def test_a_mail_server_that_refuses_says_so_by_its_code(
    sandbox: Sandbox, send_mail: SendMail, mode: str, code: int
) -> None:
    sandbox.switch("mail", mode)
    with pytest.raises(smtplib.SMTPResponseException) as refused:
        send_mail(text="Halo")
    assert refused.value.smtp_code == code
    assert sandbox.inbox() == []


def test_a_mail_server_that_is_down_hangs_up(sandbox: Sandbox, send_mail: SendMail) -> None:
    sandbox.switch("mail", "down")
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        send_mail(text="Halo")
    sandbox.switch("mail", "ok")
    send_mail(text="Halo")
    assert len(sandbox.inbox()) == 1


def test_a_mail_server_that_answers_garbage_has_accepted_nothing(sandbox: Sandbox, send_mail: SendMail) -> None:
    sandbox.switch("mail", "garbage")
    with pytest.raises(smtplib.SMTPException):
        send_mail(text="Halo")
    assert sandbox.inbox() == []


def test_a_slow_mail_server_delivers_late(sandbox: Sandbox, send_mail: SendMail) -> None:
    sandbox.switch("mail", "slow", seconds=0.3)
    began = monotonic()
    send_mail(text="Halo")
    assert monotonic() - began >= 0.3
    assert len(sandbox.inbox()) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"registry": {"mode": "sleepy"}},
        {"registry": {"mode": "slow", "seconds": 121}},
        {"registry": {"mode": "slow", "seconds": "nan"}},
        {"registry": {"mode": "wrong", "code": "99"}},
        {"registry": {"mode": "ok", "quota": -1}},
        {"registry": {"mode": "ok", "colour": "red"}},
        {"registry": "down"},
        {"mail": {"mode": "wrong", "code": "05"}},
        {"bank": {"mode": "down"}},
        {"repeat_delivery_reports": "yes"},
        {"delivery_reports_url": "ftp://127.0.0.1/"},
        {"registry": {"mode": "down"}, "mail": {"mode": "sleepy"}},
        ["registry"],
    ],
)
def test_a_switch_that_does_not_fit_is_refused_and_nothing_changes(
    sandbox: Sandbox, web: httpx.Client, changes: object
) -> None:
    before = sandbox.switches()
    answer = web.post("/switches.json", json=changes)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert sandbox.switches() == before


def test_switches_are_set_one_by_one_and_set_back_at_once(sandbox: Sandbox, web: httpx.Client) -> None:
    before = sandbox.switches()
    web.post("/switches", data={"system": "registry", "mode": "wrong", "code": "05", "seconds": "5.0"})
    web.post("/switches", data={"system": "sms-satu", "mode": "wrong", "silent": "1"})
    web.post("/switches", data={"system": "repeat_delivery_reports", "on": "1"})
    set_now = sandbox.switches()
    assert set_now["registry"]["code"] == "05"
    assert set_now["sms-satu"]["silent"] is True
    assert set_now["repeat_delivery_reports"] is True
    page = web.get("/switches").text
    assert "jawaban salah" in page
    assert web.post("/switches/reset").headers["location"] == "/switches"
    assert sandbox.switches() == before


@pytest.mark.parametrize(
    ("sent", "said"), [({"seconds": "five"}, "seconds must be a number"), ({"quota": "-1"}, "0 or more")]
)
def test_what_does_not_fit_is_said_on_the_page_of_the_switches(
    sandbox: Sandbox, web: httpx.Client, sent: dict[str, str], said: str
) -> None:
    before = sandbox.switches()
    answer = web.post("/switches", data={"system": "registry", "mode": "slow", **sent})
    assert answer.status_code == 400
    assert "Tidak ada yang disimpan" in answer.text
    assert said in answer.text
    assert "Kembalikan semua ke normal" in answer.text
    assert sandbox.switches() == before
