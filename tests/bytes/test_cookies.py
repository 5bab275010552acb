"""Cookies: each of ours, with everything in it that we never wrote."""

from itertools import cycle
from random import Random
from typing import Final
from uuid import UUID

import pytest
from django.contrib.messages.storage.cookie import MessageEncoder
from django.core import signing
from django.test import Client

from prakerja.accounts.known_browser import KnownBrowser
from prakerja.accounts.session_key import SessionKey
from prakerja.kit.signed import sign
from tests.bytes.asked import Pages
from tests.bytes.strange import HEAD, SIGNS, long_ones, spoilt
from tests.bytes.test_heads import head, raw
from tests.situations.accounts import a_member_of_staff, totp_now
from tests.thorough import as_many, beside_some

pytestmark = [pytest.mark.xdist_group("bytes")]

#: As they are when they are ours, but for the key that signs them.
REAL: Final = {
    "sessionid": str(SessionKey(UUID(int=7), bytes(16))),
    "csrftoken": "a" * 32,
    "messages": f"W10:1lD2sQ:{'a' * 43}",
    "django_language": "en",
    "known_browser": f"WyJhIixbXSxbXV0:1lD2sQ:{'a' * 43}",
    "signed_up_here": f"a:1lD2sQ:{'a' * 43}",
    "shown_codes": f"IjMyMzAzMjM2Ig:1lD2sQ:{'a' * 43}",
    "was_signed_in": "1",
}
PLACES: Final = ("/", "/masuk/", "/daftar/", "/beranda/", "/kantor/")


#: Of each cookie, and of each that it may hold, some.
SHORT: Final = beside_some(REAL, [raw(one) for one in (*SIGNS, *long_ones(3_000)) if "\x00" not in one], times=3)
LONG: Final = beside_some(REAL, [raw(one) for one in long_ones(HEAD)], times=3)


@pytest.mark.parametrize("name", REAL)
def test_whatever_a_cookie_holds_somebody_is_answered(pages: Pages, name: str) -> None:
    rnd, real = Random(name), REAL[name].encode()
    values = [value for cookie, value in SHORT if cookie == name]
    values += [spoilt(rnd, real).translate(None, b"\r\n\x00") for _ in range(as_many(40, thorough=100))]
    for value, place in zip(values, cycle(PLACES), strict=False):
        pages.ask(head(f"Cookie: {name}=".encode() + value, first=f"GET {place} HTTP/1.1".encode()))
        pages.ask(head(b'Cookie: x="' + value + f'; {name}="'.encode() + value + b'"'))
    for value in (value for cookie, value in LONG if cookie == name):
        pages.ask(head(f"Cookie: {name}=".encode() + value))
    assert len(values) > 80


def test_no_cookie_but_our_own_opens_a_session(pages: Pages) -> None:
    """What cannot be a key, and what could be one and is not."""
    rnd, tried = Random(7), 0
    for _ in range(300):
        value = spoilt(rnd, REAL["sessionid"].encode()).translate(None, b"\r\n\x00;")
        answer = pages.ask(head(b"Cookie: sessionid=" + value, first=b"GET /beranda/ HTTP/1.1"))
        assert answer.status in (302, 400), value
        tried += 1
    assert tried > 200


def test_what_we_signed_with_another_key_or_for_something_else_is_nothing_of_ours() -> None:
    for token in (signing.dumps(["k", ["m"], []], key="another key", salt="accounts.known_browser"), MessageEncoder):
        assert KnownBrowser.read_from(str(token)) == KnownBrowser()


@pytest.mark.django_db
def test_no_cookie_but_our_own_shows_recovery_codes() -> None:
    """Those that were ours and were spoilt, and what nobody of us wrote."""
    account, rnd = a_member_of_staff(), Random(9)
    browser = Client()
    browser.force_login(account)
    assert browser.post("/akun/langkah-kedua/", {"code": totp_now()}).status_code == 302
    ours = browser.cookies["shown_codes"].value
    assert browser.get("/akun/langkah-kedua/cadangan/").status_code == 200
    spoilt_ones = [spoilt(rnd, ours.encode()) for _ in range(300)]
    written = [one.translate(None, b"\r\n\x00;").decode("latin-1") for one in (*spoilt_ones, *map(raw, SIGNS))]
    values = [one for one in (*written, sign("zz", salt="accounts.known_browser")) if one != ours]
    for value in values:
        browser.cookies["shown_codes"] = value
        answer = browser.get("/akun/langkah-kedua/cadangan/")
        assert (answer.status_code, answer["Location"]) == (302, "/akun/langkah-kedua/"), value
    assert len(values) > 200
