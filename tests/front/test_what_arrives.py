"""A request reaches the pages whole, under the names that they know, or not at all."""

import hashlib
import random
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.front.echo import MOST
from tests.front.served import Served, answer_on, get, post

pytestmark = [pytest.mark.xdist_group("front")]

#: Around each border: of a form, of what is held before it goes to the disk, of what the server reads at a time.
_BORDERS = (0, 1, 65_535, 65_536, 65_537, 262_143, 262_144, 262_145, 524_288, 5_000_001)


@pytest.mark.parametrize("length", _BORDERS)
def test_a_body_arrives_as_it_was_sent(served: Served, length: int) -> None:
    body = random.Random(length).randbytes(length)
    told = served.ask(post("/", body)).told
    assert (told["length"], told["sha256"]) == (length, hashlib.sha256(body).hexdigest())
    assert told["environ"]["CONTENT_LENGTH"] == str(length)


@pytest.mark.parametrize("announced", [10, 65_536, 65_537, 1_000_000])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_what_was_cut_reaches_no_page(served: Served, announced: int, share: float) -> None:
    with served.connect() as connection:
        connection.sendall(post("/", b"x" * int(announced * share), length=announced))
        connection.shutdown(1)
        assert answer_on(connection).status in (0, 400)


def test_a_body_of_no_known_length_is_refused(served: Served) -> None:
    head = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert served.ask(head + b"5\r\nhallo\r\n0\r\n\r\n").status == 411


def test_of_one_that_is_too_long_the_pages_see_that_it_is_not_whole(served: Served) -> None:
    """And nothing of it is kept: no disk is filled by strangers."""
    with served.connect() as connection:
        connection.sendall(post("/", b"", length=MOST + 1))
        for _ in range(MOST // 1_000_000):
            connection.sendall(b"x" * 1_000_000)
        connection.sendall(b"x")
        told = answer_on(connection).told
    assert (told["length"], told["environ"]["CONTENT_LENGTH"]) == (0, str(MOST + 1))


def test_a_long_list_takes_no_memory(served: Served) -> None:
    before = served.peak_mb
    with served.connect() as connection:
        connection.sendall(post("/", b"", length=MOST))
        for _ in range(MOST // 1_000_000):
            connection.sendall(b"x" * 1_000_000)
        assert answer_on(connection).told["length"] == MOST
    assert served.peak_mb - before < 30


def test_a_partners_header_keeps_its_underscore(served: Served) -> None:
    environ = served.ask(get("/", "client_code: abc", "X-Request: 1")).told["environ"]
    assert (environ["HTTP_CLIENT_CODE"], environ["HTTP_X_REQUEST"]) == ("abc", "1")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Proto", "Cookie", "Host", "Content-Type"])
def test_no_underscore_stands_for_a_dash(served: Served, header: str) -> None:
    """A proxy writes its header anew and passes the other one on."""
    with_underscore = header.replace("-", "_").replace("Cookie", "Coo_kie").replace("Host", "Ho_st")
    environ = served.ask(get("/", f"{header}: true/true", f"{with_underscore}: forged")).told["environ"]
    assert "forged" not in "".join(environ.values())


def test_a_header_that_comes_twice_is_one(served: Served) -> None:
    environ = served.ask(get("/", "X-Forwarded-For: 1.1.1.1", "X-Forwarded-For: 2.2.2.2")).told["environ"]
    assert environ["HTTP_X_FORWARDED_FOR"] == "1.1.1.1,2.2.2.2"


def test_who_asks_and_how_is_told(served: Served) -> None:
    environ = served.ask(get("/a/b?c=d%20e")).told["environ"]
    assert environ["REMOTE_ADDR"] == "127.0.0.1"
    assert environ["SERVER_PORT"] == str(served.port)
    assert (environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"]) == ("GET", "/a/b", "c=d%20e")


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_an_address_arrives_as_it_was_meant(served: Served, path: str) -> None:
    environ = served.ask(get("/" + quote(path, safe=""))).told["environ"]
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/" + path


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_characters="#?"), max_size=40))
def test_what_stands_behind_the_address_arrives_as_its_bytes(served: Served, text: str) -> None:
    """Not percent-encoded: no browser sends it so, and Django reads one sign a byte or breaks."""
    if (sent := "".join(sign for sign in text if sign.isprintable() and not sign.isspace())) != text:
        return
    answer = served.ask(b"GET /?q=" + sent.encode() + b" HTTP/1.1\r\nHost: a\r\n\r\n")
    if answer.status == 200:
        assert answer.told["environ"]["QUERY_STRING"].encode("latin-1").decode() == f"q={sent}"
    else:
        assert answer.status == 400


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Proto", "Content-Type", "Transfer-Encoding"])
def test_a_header_that_reaches_nobody_is_refused(served: Served, header: str) -> None:
    """Left out, the request would come from our own proxy, or have no length."""
    for value in (b"\xff", b"1.2.3.4\xe9", "1.2.3.4, \uff11".encode()):
        head = f"GET / HTTP/1.1\r\nHost: a\r\n{header}: ".encode() + value + b"\r\n\r\n"
        assert served.ask(head).status == 400


@pytest.mark.parametrize(
    "kind",
    [
        *("application/json; charset=latin-1", "application/json; charset=idna", "a/b; charset=uu-8", "a/b; charset="),
        *("text", "a/b c", "a/b; x", "a/b; boundary=a b", 'a/b; boundary="\\""', "a/b; boundary=" + "x" * 300),
    ],
)
def test_a_body_of_no_clear_kind_is_refused(served: Served, kind: str) -> None:
    assert served.ask(post("/", b"{}", f"Content-Type: {kind}")).status == 415


@pytest.mark.parametrize(
    "kind",
    [
        *("application/json", "application/json; charset=UTF-8", 'text/plain;charset="utf-8"', "a/b; charset=utf8;"),
        *("application/x-www-form-urlencoded", "multipart/form-data; boundary=----WebKitFormBoundaryA1b2C3"),
        *('multipart/form-data; boundary="a b:c"', "multipart/form-data; boundary=a'b/c=d; charset=utf-8", ""),
    ],
)
def test_what_browsers_and_programs_send_is_clear(served: Served, kind: str) -> None:
    assert served.ask(post("/", b"{}", f"Content-Type: {kind}")).told["environ"]["CONTENT_TYPE"] == kind


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [
        ("//api/v1/integration/x", "/api/v1/integration/x"),
        ("/api//v1///integration/x", "/api/v1/integration/x"),
        ("//kantor/", "//kantor/"),
        ("/log//api/", "/log//api/"),
    ],
)
def test_of_a_partners_doubled_strokes_one_arrives(served: Served, sent: str, arrives: str) -> None:
    """Their programs follow no redirects; of all other addresses nothing is guessed."""
    assert served.ask(post(sent, b"{}")).told["environ"]["PATH_INFO"] == arrives
