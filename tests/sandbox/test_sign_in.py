"""“Masuk dengan Prakerja” at the demo platform, as its own program sees it; the real programme: tests/journeys."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from prakerja_sandbox.partner_calls import Caller, signature_of
from prakerja_sandbox.testing import Sandbox, running_sandbox
from tests.sandbox.conftest import Programme
from tests.sandbox.test_partners import partners

BACK = "/platform/signed-in"
AUTHORIZE, TOKEN, REFRESH = "/api/v1/oauth/authorize", "/api/v1/oauth/token", "/api/v1/oauth/token/refresh"
PROFILE = "/api/v1/resource/user_profile"
CONSENT = "http://programme.example/consent-sso?x=1"
ANI = {"user_id": "u-1", "dp_user_id": "u-1", "name": "Ani Contoh", "email": "", "phone_number": ""}


@pytest.fixture(scope="module")
def playing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, Path]]:
    file = tmp_path_factory.mktemp("sign-in") / "partners.json"
    with running_sandbox(partners=file) as sandbox:
        yield sandbox, file


@pytest.fixture
def told(programme: tuple[Programme, str], playing: tuple[Sandbox, Path]) -> Programme:
    sandbox, file = playing
    sign_in = {"redirect_uri": f"{sandbox.url}{BACK}", "login_uri": f"{sandbox.url}/platform/sign-in", "scope": "name"}
    file.write_text(json.dumps(partners(programme[1]) | {"sign_in": sign_in}))
    programme[0].answers = {
        AUTHORIZE: well(redirect_url=CONSENT),
        TOKEN: well(access_token="a1", refresh_token="r1"),
        REFRESH: well(access_token="a2", refresh_token="r2"),
        PROFILE: well(**ANI, no_prakerja="1234567890129876"),
    }
    return programme[0]


@pytest.fixture
def browser(playing: tuple[Sandbox, Path]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=playing[0].url, trust_env=False) as client:
        yield client


def well(**data: str) -> dict[str, Any]:
    return {"success": True, "errorCode": "0", "message": "no error", "data": data}


def refused(code: str) -> dict[str, Any]:
    return {"success": False, "code": code, "message": "Unauthorized"}


def led_away(told: Programme, browser: httpx.Client) -> str:
    """The state with which the browser has left."""
    answer = browser.get("/platform/sign-in")
    assert (answer.status_code, answer.headers["Location"]) == (303, CONSENT)
    return str(told.asked[-1][1]["state"])


def signed_in(told: Programme, browser: httpx.Client) -> None:
    answer = browser.get(BACK, params={"state": led_away(told, browser), "code": "c1"})
    assert answer.headers["Location"] == "/platform/account"


def endpoints(told: Programme) -> list[str]:
    return [endpoint for endpoint, _, _ in told.asked]


def test_who_comes_back_is_signed_in_with_what_was_handed_over_and_no_more(
    told: Programme, browser: httpx.Client
) -> None:
    assert "Masuk dengan Prakerja" in browser.get("/platform").text
    signed_in(told, browser)
    page = browser.get("/platform/account").text
    assert "Masuk sebagai Ani Contoh" in page
    assert "…9876" in page
    assert "1234567890129876" not in page
    assert "Alamat e-mail" not in page
    assert endpoints(told) == [AUTHORIZE, TOKEN, PROFILE]
    _, asked, headers = told.asked[1]
    assert asked == {"code": "c1", "redirect_uri": f"{browser.base_url}".rstrip("/") + BACK}
    body = json.dumps(asked, separators=(",", ":"))
    signed = signature_of(Caller("", "toko", "k1"), timestamp=headers["x-timestamp"], path=TOKEN, body=body)
    assert headers["x-signature"] == signed
    assert told.asked[2][2]["authorization"] == "a1"


@pytest.mark.parametrize("wrong", ["made up", "another browser's", "a second time", "none"])
def test_a_state_that_is_not_this_browsers_exchanges_nothing(
    told: Programme, browser: httpx.Client, wrong: str
) -> None:
    state = led_away(told, browser)
    if wrong == "a second time":
        browser.get(BACK, params={"state": state, "error": "access_denied"})
    if wrong == "another browser's":
        browser.cookies.clear()
        led_away(told, browser)
    sent = {"made up": {"state": f"{state}x"}, "none": {}}.get(wrong, {"state": state})
    answer = browser.get(BACK, params={"code": "c1", **sent})
    assert (answer.status_code, "Tidak ada yang kami tukarkan." in answer.text) == (400, True)
    assert TOKEN not in endpoints(told)
    assert browser.get("/platform/account").headers["Location"] == "/platform"


def test_who_does_not_agree_reads_a_plain_sentence(told: Programme, browser: httpx.Client) -> None:
    answer = browser.get(BACK, params={"state": led_away(told, browser), "error": "access_denied"})
    assert "Kali ini Prakerja tidak mengirim data Anda kepada kami." in answer.text
    assert TOKEN not in endpoints(told)


def test_a_code_that_the_programme_does_not_take(told: Programme, browser: httpx.Client) -> None:
    told.answers[TOKEN] = refused("ERROAUTH4031")
    answer = browser.get(BACK, params={"state": led_away(told, browser), "code": "c1"})
    assert (answer.status_code, "ERROAUTH4031" in answer.text) == (400, True)
    assert browser.get("/platform/account").headers["Location"] == "/platform"


def test_what_ended_at_the_programme_ends_here_with_the_next_call(told: Programme, browser: httpx.Client) -> None:
    signed_in(told, browser)
    told.answers |= {PROFILE: refused("ERROAUTH4030"), REFRESH: refused("ERRSSO40001")}
    assert "Token Anda sudah kami hapus." in browser.get("/platform/account").text
    asked = len(told.asked)
    assert browser.get("/platform/account").headers["Location"] == "/platform"
    assert len(told.asked) == asked


def test_tokens_that_ran_out_are_renewed_once(told: Programme, browser: httpx.Client) -> None:
    signed_in(told, browser)
    told.answers[PROFILE] = refused("ERROAUTH4030")
    browser.get("/platform/account")
    assert [asked for endpoint, asked, _ in told.asked if endpoint == REFRESH] == [{"token": "r1"}]
    assert told.asked[-1][2]["authorization"] == "a2"


def test_a_programme_that_is_busy_signs_nobody_out(told: Programme, browser: httpx.Client) -> None:
    signed_in(told, browser)
    well_again, told.answers[PROFILE] = told.answers[PROFILE], refused("ERRPLT42900")
    assert "ERRPLT42900" in browser.get("/platform/account").text
    told.answers[PROFILE] = well_again
    assert "Masuk sebagai" in browser.get("/platform/account").text


def test_who_signs_out_here_is_forgotten(told: Programme, browser: httpx.Client) -> None:
    signed_in(told, browser)
    browser.post("/platform/sign-out")
    assert browser.get("/platform/account").headers["Location"] == "/platform"
