"""What goes with every answer in production, whoever made it: headers, cookies, a kind of content that is named."""

from collections.abc import Callable, Iterator, Mapping
from http.cookies import Morsel
from typing import Any, Final

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Session
from prakerja.authority.roles import Role
from tests.situations.accounts import NOW, PASSWORD, a_member_of_staff, an_account, confirmed
from tests.situations.broken import writing
from tests.situations.production import HOST, behind_the_proxy, production_settings
from tests.web.test_every_address import ROUTES, address_of

pytestmark = pytest.mark.django_db
#: What every answer carries, and what must stand in it.
EVERY_ANSWER: Final[Mapping[str, tuple[str, ...]]] = {
    "Content-Security-Policy": (
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ),
    "Cross-Origin-Opener-Policy": ("same-origin",),
    "Cross-Origin-Resource-Policy": ("same-origin",),
    "Permissions-Policy": ("camera=()", "microphone=()", "geolocation=()"),
    "Referrer-Policy": ("same-origin",),
    "X-Content-Type-Options": ("nosniff",),
    "X-Frame-Options": ("DENY",),
}
BY_HTTPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Strict-Transport-Security": ("max-age=31536000", "includeSubDomains")
}
#: What a browser draws or runs must say in what letters it is written.
WRITTEN: Final = ("text/", "application/jsonl")
UNUSUAL: Final = ("TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND", "MADEUP")
WHO: Final = ("stranger", "applicant", "officer", "auditor")


@pytest.fixture(autouse=True)
def in_production(settings: Any) -> Iterator[None]:
    for name, value in production_settings().items():
        setattr(settings, name, tuple(value) if name == "SECURE_PROXY_SSL_HEADER" else value)
    with time_machine.travel(NOW, tick=False):
        yield


def browser_of(who: str) -> Client:
    match who:
        case "stranger":
            return behind_the_proxy()
        case "applicant":
            return behind_the_proxy(an_account())
        case _:
            return behind_the_proxy(a_member_of_staff(f"{who}@prakerja.example", Role(who)))


def lacks(answer: Any, *, by_https: bool = True) -> list[str]:
    """What of it the answer does not say."""
    wanted = {**EVERY_ANSWER, **(BY_HTTPS if by_https else {})}
    said = {name: answer.headers.get(name, "") for name in wanted}
    return [f"{name}: {part}" for name, parts in wanted.items() for part in parts if part not in said[name]]


def is_named(answer: Any) -> bool:
    """A body has its kind, and text its letters."""
    kind = answer.headers.get("Content-Type", "")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body:
        return True
    return bool(kind) and ("charset=" in kind or not kind.startswith(WRITTEN))


@pytest.mark.parametrize("who", WHO)
def test_every_address_answers_with_every_header_and_its_kind(who: str) -> None:
    browser = browser_of(who)
    asked = 0
    for route in ROUTES:
        for answer in (browser.get(address_of(route)), browser.post(address_of(route))):
            assert lacks(answer) == [], route
            assert is_named(answer), route
            asked += 1
    assert asked > 150


def a_file() -> Any:
    return behind_the_proxy().get("/static/prakerja.css")


def a_folder() -> Any:
    return behind_the_proxy().get("/static/")


def an_upload() -> Any:
    return behind_the_proxy().get("/uploads/identity/x.jpg")


def a_file_that_is_not_there() -> Any:
    return behind_the_proxy().get("/static/../.git/config")


def nothing_there() -> Any:
    return behind_the_proxy().get("/.git/HEAD")


def another_host() -> Any:
    return behind_the_proxy(headers={"host": "evil.example"}).get("/masuk/")


def a_form_without_its_token() -> Any:
    browser = behind_the_proxy()
    browser.handler.enforce_csrf_checks = True
    return browser.post("/masuk/", {"email": "siti@contoh.example"})


def a_body_that_cannot_be_read() -> Any:
    return behind_the_proxy().post("/masuk/", "x", content_type="multipart/form-data; boundary=y")


def a_method_nobody_knows() -> Any:
    return behind_the_proxy().generic("MADEUP", "/masuk/")


def a_public_page_that_is_kept() -> Any:
    browser = behind_the_proxy()
    browser.get("/bantuan/")
    return browser.get("/bantuan/")


def a_lost_statement() -> Any:
    an_account()
    with writing(lost=1):
        return behind_the_proxy().post("/masuk/", {"email": "siti@contoh.example", "password": PASSWORD})


#: Of what is behind the pages.
INSIDES: Final = (b"Traceback", b"psycopg", b"SELECT ", b"site-packages", b"django.", b"ref: refs/")
ANSWERS: Final[dict[Callable[[], Any], int]] = {
    a_file: 200,
    a_file_that_is_not_there: 404,
    a_folder: 404,
    an_upload: 404,
    nothing_there: 404,
    another_host: 400,
    a_form_without_its_token: 403,
    a_body_that_cannot_be_read: 400,
    a_method_nobody_knows: 405,
    a_public_page_that_is_kept: 200,
    a_lost_statement: 503,
}


@pytest.mark.parametrize("ask", ANSWERS, ids=lambda ask: ask.__name__)
def test_so_does_every_other_kind_of_answer(ask: Callable[[], Any]) -> None:
    answer = ask()
    assert answer.status_code == ANSWERS[ask]
    assert lacks(answer) == []
    assert is_named(answer)
    assert "Access-Control-Allow-Origin" not in answer.headers
    shown = b"" if answer.streaming else answer.content
    assert [inside for inside in INSIDES if inside in shown] == []
    assert "Server" not in answer.headers


def test_nothing_is_shown_to_those_who_look_for_faults(settings: Any) -> None:
    assert settings.DEBUG is False


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [
        ("/masuk/", HOST, 301),
        ("/bantuan/", HOST, 301),
        ("/nowhere/", HOST, 301),
        ("/masuk/", "evil.example", 400),
        ("/log/checkpoint", HOST, 403),
        ("/gateways/delivery-reports/satu/a-secret", HOST, 403),
        ("/readyz", "127.0.0.1:8000", 200),
    ],
)
def test_in_clear_people_are_led_to_https_and_machines_are_refused(address: str, host: str, status: int) -> None:
    answer = behind_the_proxy(headers={"host": host, "x-forwarded-proto": "http"}).get(address)
    assert answer.status_code == status
    assert lacks(answer, by_https=False) == []
    assert answer.headers.get("Location", "https://").startswith("https://")


def test_a_report_in_clear_is_refused_and_not_led_on_with_its_secret() -> None:
    plain = behind_the_proxy(headers={"x-forwarded-proto": "http"})
    answer = plain.post("/gateways/delivery-reports/satu/a-secret", "{}", content_type="application/json")
    assert (answer.status_code, "Location" in answer.headers) == (403, False)


@pytest.mark.parametrize("method", UNUSUAL)
def test_no_address_takes_a_method_that_nobody_needs(method: str) -> None:
    for browser in (behind_the_proxy(), browser_of("applicant"), browser_of("officer")):
        for route in ROUTES:
            answer = browser.generic(method, address_of(route))
            # Programs change and delete by these methods: whoever signs nothing is told so.
            refused = {401} if route.startswith("api/v2/") else {302, 403, 404, 405}
            assert answer.status_code in refused | {404, 405}, f"{method} {route}"
            if answer.status_code == 302:
                assert answer["Location"].startswith(("/masuk/", "/kantor/", "/beranda/", "/akun/")), route


def cookies_of(answer: Any) -> list["Morsel[str]"]:
    return list(answer.cookies.values())


#: Form token, session, notice, language; that somebody was signed in, signed up, or has been here before.
COOKIES: Final = {
    f"__Host-{name}"
    for name in (
        "csrftoken",
        "sessionid",
        "messages",
        "django_language",
        "was_signed_in",
        "known_browser",
        "signed_up_here",
    )
}


def test_every_cookie_is_for_this_host_alone_and_out_of_reach_of_scripts() -> None:
    an_account()
    browser = behind_the_proxy()
    key = browser.get("/daftar/").content.decode().partition('name="form_key" value="')[2].partition('"')[0]
    typed = {"full_name": "Budi", "email": "budi@contoh.example", "password": PASSWORD, "agrees": "on", "form_key": key}
    answers = [browser.post("/daftar/", typed), browser.get("/masuk/")]
    answers.append(browser.post("/masuk/", {"email": "siti@contoh.example", "password": PASSWORD}))
    answers.append(browser.get("/beranda/"))
    answers.append(browser.post("/bahasa/", {"language": "en", "next": "/"}))
    answers.append(browser.post("/keluar/"))
    found = [cookie for answer in answers for cookie in cookies_of(answer)]
    assert {cookie.key for cookie in found} == COOKIES
    for cookie in found:
        assert cookie["path"] == "/"
        assert not cookie["domain"]
        assert cookie["secure"], cookie.key
        assert cookie["samesite"] == "Lax"
        assert cookie["httponly"] or not cookie.value, cookie.key


@pytest.mark.parametrize("way", ["/keluar/", "/akun/sesi/akhiri/", "/akun/sesi/akhiri-semua/"])
def test_signing_out_takes_from_the_browser_what_it_still_holds(way: str) -> None:
    siti = an_account()
    browser = confirmed(behind_the_proxy(siti))
    browser.get("/beranda/")
    (session,) = Session.objects.filter(account_id=siti.pk)
    answer = browser.post(way, {"session": str(session.digest), "here_too": "1"})
    assert (answer.status_code, answer["Location"]) == (302, "/masuk/")
    assert {'"cache"', '"storage"'} <= set(answer["Clear-Site-Data"].split(", "))
    assert browser.cookies["__Host-was_signed_in"].value == ""


@pytest.mark.parametrize("who", ["applicant", "officer", "auditor"])
def test_nothing_that_somebody_signed_in_is_answered_is_kept(who: str) -> None:
    browser = browser_of(who)
    # The same bytes for everybody, under one address.
    public = (
        "bantuan/",
        "data-pribadi/",
        "gelombang/",
        "gelombang/<int:number>/",
        "log/",
        "log/pengawas/",
        "bahasa/",
        "data/survei/",
        "undian/saksi/",
    )
    for route in (route for route in ROUTES if route not in public):
        answer = browser.get(address_of(route))
        assert "no-store" in answer.headers["Cache-Control"], route


def test_whoever_is_about_to_sign_in_leaves_nothing_either() -> None:
    staff = a_member_of_staff()
    browser = behind_the_proxy()
    browser.post("/masuk/", {"email": staff.email, "password": PASSWORD})
    for address in ("/masuk/langkah-kedua/", "/masuk/", "/nowhere/"):
        assert "no-store" in browser.get(address).headers["Cache-Control"]


def test_the_page_for_those_who_build_pages_is_not_there_in_production() -> None:
    assert behind_the_proxy().get("/tampilan/").status_code == 404
