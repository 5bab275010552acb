"""Cookies: each of ours, with everything in it that we never wrote."""

from itertools import cycle
from random import Random
from typing import Final
from uuid import UUID

import pytest
from django.contrib.messages.storage.cookie import MessageEncoder
from django.core import signing

from prakerja.accounts.known_browser import KnownBrowser
from prakerja.accounts.session_key import SessionKey
from tests.bytes.asked import Pages
from tests.bytes.strange import HEAD, SIGNS, long_ones, spoilt
from tests.bytes.test_heads import head, raw

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("bytes")]

#: As they are when they are ours, but for the key that signs them.
REAL: Final = {
    "sessionid": str(SessionKey(UUID(int=7), bytes(16))),
    "csrftoken": "a" * 32,
    "messages": f"W10:1lD2sQ:{'a' * 43}",
    "django_language": "en",
    "known_browser": f"WyJhIixbXSxbXV0:1lD2sQ:{'a' * 43}",
    "signed_up_here": f"a:1lD2sQ:{'a' * 43}",
    "was_signed_in": "1",
}
PLACES: Final = ("/", "/masuk/", "/daftar/", "/beranda/", "/kantor/")


@pytest.mark.parametrize("name", REAL)
def test_whatever_a_cookie_holds_somebody_is_answered(pages: Pages, name: str) -> None:
    rnd, real = Random(name), REAL[name].encode()
    values = [raw(sign) for sign in SIGNS if "\x00" not in sign] + [raw(one) for one in long_ones(3_000)]
    values += [spoilt(rnd, real).translate(None, b"\r\n\x00") for _ in range(100)]
    for value, place in zip(values, cycle(PLACES), strict=False):
        pages.ask(head(f"Cookie: {name}=".encode() + value, first=f"GET {place} HTTP/1.1".encode()))
        pages.ask(head(b'Cookie: x="' + value + f'; {name}="'.encode() + value + b'"'))
    for value in map(raw, long_ones(HEAD)):
        pages.ask(head(f"Cookie: {name}=".encode() + value))
    assert len(values) > 200


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
