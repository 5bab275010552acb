"""Whatever comes back from a house over a socket: it is an answer, or it may have been paid, and nobody is held."""

import gzip
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime

import pytest

from prakerja.connectors.rails import exchange
from prakerja.connectors.rails.exchange import NoAnswer, NotSent, post_to_house
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.connectors.rails.read_outcome import read_outcome
from prakerja.kit.clock import read_clock
from tests.connectors.webhooks.servers import Answering, a_server, dripping, endless, silent, status

_PAID = json.dumps({"responseCode": "2001700", "responseMessage": "Successful", "referenceNo": "BNI1"}).encode()
_LONGEST_S = 0.4


def answer(body: bytes = _PAID, *, code: int = 200, **headers: str) -> Answering:
    head = {"Content-Length": str(len(body)), "Content-Type": "application/json"}
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value)
    return lambda talk: talk.say(f"HTTP/1.1 {code} Whatever\r\n{lines}\r\n".encode() + body)


def chunked(*pieces: bytes) -> Answering:
    body = b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in pieces)
    return lambda talk: talk.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(exchange, "_ANSWERS_WITHIN_S", _LONGEST_S)
    with exchange._client.__wrapped__() as client:
        monkeypatch.setattr(exchange, "_client", lambda: client)
        yield


NOT_UNDERSTOOD: dict[str, Answering] = {
    "silent": silent,
    "closed at once": lambda _talk: None,
    "not HTTP": lambda talk: talk.say(b"\x16\x03\x01\x02\x00\r\n\r\n"),
    "a head that drips": dripping(b"HTTP/1.1 200 OK\r\nX: "),
    "another head first, for ever": dripping(b"HTTP/1.1 100 Continue\r\n\r\n", every_s=0.001),
    "a body that drips": lambda talk: (answer(b"", Content_Length="9999")(talk), dripping(b"{")(talk))[0],
    "a head without end": endless(b"HTTP/1.1 200 OK\r\n", b"X: " + b"x" * 65_536),
    "a body without end": endless(b"HTTP/1.1 200 OK\r\n\r\n", b"{" * 65_536),
    "more than it takes, said before": answer(b"{", Content_Length="99999999999"),
    "less than was said": answer(_PAID, Content_Length=str(len(_PAID) + 1)),
    "chunks that end early": chunked(_PAID),
    "a chunk that is none": lambda talk: talk.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"),
    "packed": answer(gzip.compress(_PAID), Content_Encoding="gzip"),
    "packed, and it is none": answer(_PAID, Content_Encoding="br"),
    "another charset": answer(_PAID, Content_Type="application/json; charset=utf-16"),
}


@pytest.mark.parametrize("how", NOT_UNDERSTOOD)
def test_what_is_no_answer_may_have_been_paid_and_holds_nobody_past_the_end(how: str) -> None:
    with a_server(NOT_UNDERSTOOD[how]) as server:
        begun = time.monotonic()
        with pytest.raises(NoAnswer):
            post_to_house(server.url, headers={"X-EXTERNAL-ID": "1"}, content=b"{}")
        assert time.monotonic() - begun < _LONGEST_S + 0.5
        assert len(server.got) == 1


def test_who_cannot_be_reached_was_sent_nothing() -> None:
    with pytest.raises(NotSent):
        post_to_house("http://127.0.0.1:9", headers={}, content=b"{}")


ANSWERS: dict[str, tuple[Answering, OutcomeKind]] = {
    "as text": (answer(Content_Type="text/html"), OutcomeKind.PAID),
    "without a type": (answer(Content_Type=""), OutcomeKind.PAID),
    "in chunks": (chunked(_PAID[:7], _PAID[7:], b""), OutcomeKind.PAID),
    "moved": (status(302, location="http://127.0.0.1:9/"), OutcomeKind.UNKNOWN),
    "moved for good": (status(308, location="/elsewhere"), OutcomeKind.UNKNOWN),
    "a code of another HTTP": (answer(code=201), OutcomeKind.UNKNOWN),
    "a code of another service": (answer(_PAID.replace(b"17", b"18")), OutcomeKind.UNKNOWN),
    "a code nobody knows": (answer(_PAID.replace(b"2001700", b"4031799"), code=403), OutcomeKind.UNKNOWN),
    "a status nobody knows": (answer(_PAID.replace(b"2001700", b"4181700"), code=418), OutcomeKind.UNKNOWN),
    "letters for a code": (answer(_PAID.replace(b"2001700", b"dua ribu")), OutcomeKind.UNKNOWN),
    "a code that is a number": (answer(_PAID.replace(b'"2001700"', b"2001700")), OutcomeKind.UNKNOWN),
    "a name twice": (answer(b'{"responseCode":"4031718",' + _PAID[1:]), OutcomeKind.UNKNOWN),
    "no object": (answer(b'["2001700"]'), OutcomeKind.UNKNOWN),
    "brackets without end": (answer(b"[" * 100_000), OutcomeKind.UNKNOWN),
    "nothing": (answer(b""), OutcomeKind.UNKNOWN),
    "no text": (answer(b"\xff\xfe\x00"), OutcomeKind.UNKNOWN),
}


@pytest.mark.parametrize("how", ANSWERS)
def test_an_answer_is_read_strictly_and_nobody_is_followed_elsewhere(how: str) -> None:
    answers, kind = ANSWERS[how]
    with a_server(answers) as server:
        received = post_to_house(server.url, headers={}, content=b"{}")
        assert len(server.got) == 1
    assert read_outcome("17", received.status, received.content).kind is kind


@contextmanager
def told_to_wait(header: str) -> Iterator[timedelta]:
    with a_server(answer(code=429, Retry_After=header)) as server:
        now = read_clock()
        received = post_to_house(server.url, headers={}, content=b"{}")
    assert received.again_at is not None
    yield received.again_at - now


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        ("0", 0),
        ("", 10),
        ("soon", 10),
        ("-5", 10),
        ("9" * 4_000, 3_600),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thu, 01 Jan 2970 00:00:00 GMT", 3_600),
        ("Thu, 01 Jan 1970 00:00:00", 10),
        ("Thu, 99 Jan 2970 00:00:00 GMT", 10),
    ],
)
def test_how_long_to_wait_is_believed_within_reason(header: str, seconds: int) -> None:
    with told_to_wait(header) as waits:
        assert abs(waits.total_seconds() - seconds) < 1


def test_a_date_to_wait_for_is_waited_for() -> None:
    with told_to_wait(format_datetime(read_clock() + timedelta(minutes=2), usegmt=True)) as waits:
        assert abs(waits.total_seconds() - 120) < 2
