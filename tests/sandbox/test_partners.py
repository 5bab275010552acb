"""The demo platform and the demo institution: they sign as partners do, and take the programme at its word."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from prakerja_sandbox.partner_calls import Caller, signature_of
from prakerja_sandbox.testing import running_sandbox
from tests.sandbox.conftest import Programme

COURSE = "/platform/courses/kue1/s1"


def test_the_signature_of_the_reference() -> None:
    signed = signature_of(
        Caller("", "myclient_code", "my_sign_key"),
        timestamp="1516239022",
        path="/api/v1/integration/payment/redeem-code/commit",
        body='{"redeem_code":"code"}',
    )
    assert signed == "943c20a8e36b6243f576404b00fffdc86411ce1f"


def partners(base_url: str) -> dict[str, Any]:
    return {
        "base_url": base_url,
        "platform": {"client_code": "toko", "sign_key": "k1", "name": "Toko Pelatihan"},
        "institution": {"client_code": "sekolah", "sign_key": "k2", "name": "Sekolah Kue"},
        "on_sale": [
            {
                "course_code": "kue1",
                "schedule_code": "s1",
                "title": "Membuat kue kering",
                "institution": "Sekolah Kue",
                "price": 300_000,
                "meetings": 2,
                "days": "01-03-2021 – 05-03-2021",
            }
        ],
    }


@pytest.fixture
def browser(programme: tuple[Programme, str], tmp_path: Path) -> Iterator[httpx.Client]:
    file = tmp_path / "partners.json"
    file.write_text(json.dumps(partners(programme[1])))
    with running_sandbox(partners=file) as sandbox, httpx.Client(base_url=sandbox.url, trust_env=False) as client:
        client.follow_redirects = True
        yield client


def test_a_training_is_bought_with_the_card_and_the_code(
    programme: tuple[Programme, str], browser: httpx.Client
) -> None:
    told = programme[0]
    told.answers["payment/send-otp"] = {"success": True, "message": "OK", "data": {"payment_token": "t1"}}
    told.answers["payment/authorize"] = {"success": True, "message": "ok", "data": {"transaction_code": "TC1"}}
    told.answers["payment/void"] = {"success": True, "message": "Transaksi berhasil dibatalkan."}
    asked = browser.post(COURSE, data={"customer": "ani", "card": "1234567890123456"})
    paid = browser.post(f"{asked.url}/pay", data={"otp": "123456"})
    assert "Lunas" in paid.text
    (_, wanted, _), (_, _, headers) = told.asked
    assert wanted == {
        "prakerja_id": "1234567890123456",
        "user_platform_id": "ani",
        "course_code": "kue1",
        "schedule_code": "s1",
        "amount": 300_000,
    }
    assert headers["authorization"] == "Payment t1"
    assert "Dibatalkan" in browser.post(f"{paid.url}/undo").text
    (sale,) = browser.get("/books.json").json()["sales"]
    assert (sale["price"], sale["state"]) == (300_000, "voided")


def test_what_the_programme_refuses_is_told_in_its_words(
    programme: tuple[Programme, str], browser: httpx.Client
) -> None:
    programme[0].answers["payment/send-otp"] = {
        "success": False,
        "code": "ERRX",
        "message": "Kartu tidak dapat dipakai.",
    }
    answer = browser.post(COURSE, data={"customer": "ani", "card": "1"})
    assert (answer.status_code, "Kartu tidak dapat dipakai." in answer.text) == (400, True)
    assert browser.get("/books.json").json()["sales"] == []


def test_who_came_back_was_there_when_the_programme_says_so(
    programme: tuple[Programme, str], browser: httpx.Client
) -> None:
    told = programme[0]
    told.answers["payment/redeem-code/commit"] = {"success": True, "message": "OK", "data": {"course_code": "kue1"}}
    told.answers["oauth/url-generate"] = {
        "success": True,
        "message": "OK",
        "data": {"url": "http://programme.example/hadir/x", "state": "st1"},
    }
    told.answers["payment/redeem-code/status"] = {"success": True, "message": "OK", "data": {"attendance_status": 0}}
    browser.post("/institution/redeem", data={"code": "abc", "email": "ani@example.org"})
    link = browser.post("/institution/participants/ABC/attend/1")
    assert "http://programme.example/hadir/x" in link.text
    for attendance, attended in ((0, 0), (1, 1)):
        told.answers["payment/redeem-code/status"]["data"]["attendance_status"] = attendance
        browser.get("/institution/came-back", params={"state": "st1"})
        assert browser.get("/books.json").json()["participants"] == [
            {"code": "ABC", "attended": attended, "state": "redeemed"}
        ]
    assert browser.get("/institution/came-back", params={"state": "another"}).status_code == 404
    told.answers["payment/redeem-code/completion"] = {"success": True, "message": "OK", "data": {}}
    browser.post("/institution/participants/ABC/finish")
    assert browser.get("/books.json").json()["participants"][0]["state"] == "finished"


def test_a_programme_that_does_not_answer(browser: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / "partners.json").write_text(json.dumps(partners("http://127.0.0.1:9")))
    answer = browser.post(COURSE, data={"customer": "ani", "card": "1"})
    assert "Prakerja tidak menjawab." in answer.text


@pytest.mark.parametrize("path", ["/platform", "/institution"])
def test_without_partners_there_is_nothing_to_buy(path: str) -> None:
    with running_sandbox() as sandbox, httpx.Client(base_url=sandbox.url, trust_env=False) as client:
        assert "tanpa mitra" in client.get(path).text
        assert client.get(COURSE).status_code == 404
