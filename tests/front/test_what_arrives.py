"""A request reaches the pages whole, under the names that they know, or not at all."""

import hashlib
import random
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.front.echo import MOST
from tests.front.served import Served, answer_on, get, post

pytestmark = [pytest.mark.timeout(120), pytest.mark.xdist_group("front")]

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
    environ = served.ask(get("/", f"{header}: true", f"{with_underscore}: forged")).told["environ"]
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
