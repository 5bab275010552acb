"""The head of a request: its address and each header that somebody reads, with what does not belong there."""

from itertools import cycle
from socket import SHUT_WR
from typing import Final

import pytest

from tests.bytes.asked import Pages
from tests.bytes.strange import HEAD, SIGNS, long_ones
from tests.front.served import answer_on
from tests.thorough import beside_some

pytestmark = [pytest.mark.xdist_group("bytes")]

#: A page that is kept, one with a form, a style sheet, and what machines ask.
PLACES: Final = ("/", "/masuk/", "/static/prakerja.css", "/log/entries?start=0&end=0", "/readyz")
#: How long the body is has a test of its own: nobody sends one here.
READ: Final = (
    "Host Cookie X-Forwarded-For X-Forwarded-Proto Content-Type Accept User-Agent Accept-Language Accept-Encoding Range"
    " If-Modified-Since If-None-Match If-Match If-Range If-Unmodified-Since Referer Origin Expect Connection"
    " X-CSRFToken X-HTTP-Method-Override client_code"
)
METHODS: Final = ("PUT", "DELETE", "TRACE", "CONNECT", "PATCH", "PROPFIND", "get", "A" * HEAD, "OPTIONS")


def raw(text: str) -> bytes:
    """On the line as it stands; half a character too."""
    return text.encode("utf-8", "surrogatepass")


def head(*lines: bytes, first: bytes = b"GET /masuk/ HTTP/1.1", host: bytes = b"127.0.0.1") -> bytes:
    return b"\r\n".join([first, *([b"Host: " + host] if host else []), *lines, b"", b""])


#: Of each header, and of each that it may hold, some.
SHORT: Final = beside_some(
    READ.split(),
    [*(raw(sign) for sign in SIGNS if "\x00" not in sign), b"\x00", *map(raw, long_ones(3_000))],
    times=5,
)
LONG: Final = beside_some(READ.split(), [raw(one) for one in long_ones(HEAD)], times=5)


@pytest.mark.parametrize("name", READ.split())
def test_whatever_a_header_holds_somebody_is_answered(pages: Pages, name: str) -> None:
    of = name.encode()
    host = b"" if name == "Host" else b"127.0.0.1"
    values = [value for header, value in SHORT if header == name]
    for value, place in zip(values, cycle(PLACES), strict=False):
        pages.ask(head(of + b": " + value, first=b"GET " + place.encode() + b" HTTP/1.1", host=host))
    longest = [value for header, value in LONG if header == name]
    for value in longest:
        pages.ask(head(of + b": " + value, host=host))
    assert len(values) > 20
    assert len(longest) >= 10


def test_whatever_length_is_announced_nobody_waits_for_it(pages: Pages) -> None:
    """Whoever hangs up has not sent it all."""
    values = [raw(sign) for sign in SIGNS if "\x00" not in sign] + [*map(raw, long_ones(3_000))]
    for value in values:
        with pages.served.connect() as connection:
            connection.sendall(head(b"Content-Length: " + value, first=b"POST /masuk/ HTTP/1.1"))
            connection.shutdown(SHUT_WR)
            assert answer_on(connection).status in (0, 400, 403, 411, 413)
    assert len(values) > 100


def test_whatever_stands_in_the_address_somebody_is_answered(pages: Pages) -> None:
    texts = [raw(one) for one in (*SIGNS, *long_ones(HEAD))]
    percent = [b"".join(b"%%%02x" % byte for byte in one)[:HEAD] for one in texts]
    tried = 0
    places = (b"/%b", b"/masuk/?next=%b", b"/masuk/?%b=1", b"/static/%b", b"/gelombang/%b/", b"%b")
    for place, text in beside_some(places, [*texts, *percent], times=2):
        pages.ask(head(first=b"GET " + place.replace(b"%b", text) + b" HTTP/1.1"))
        tried += 1
    assert tried > 400


@pytest.mark.parametrize("method", METHODS)
def test_whatever_is_asked_for_somebody_is_answered(pages: Pages, method: str) -> None:
    tried = 0
    for place, sign in beside_some(PLACES, SIGNS[:40]):
        pages.ask(head(first=f"{method}{sign} {place} HTTP/1.1".encode("utf-8", "surrogatepass")))
        tried += 1
    assert tried >= 40
