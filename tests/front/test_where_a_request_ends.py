"""No request hides inside another: where one ends is said once, or it is refused and the connection with it."""

from typing import Final

import pytest

from tests.front.served import Served, get

pytestmark = [pytest.mark.xdist_group("front")]

HIDDEN: Final = b"GET /hidden HTTP/1.1\r\nHost: a\r\nX: "
CHUNKED: Final = b"0\r\n\r\n" + HIDDEN
#: Heads that say twice, or unclearly, where the body ends.
UNCLEAR: Final = (
    b"Content-Length: %d\r\nTransfer-Encoding: chunked",
    b"Transfer-Encoding: chunked\r\nContent-Length: %d",
    b"Content-Length: %d\r\nContent-Length: 0",
    b"Content-Length: 0\r\nContent-Length: %d",
    b"Content-Length: 0, %d",
    b"Content-Length: +%d",
    b"Content-Length: 0x%d",
    b"Content-Length: %d\r\nTransfer-Encoding: identity, chunked",
    b"Content-Length: %d\r\nTransfer-Encoding: xchunked",
    b"Content-Length: %d\r\nTransfer-Encoding : chunked",
    b"Content-Length: %d\r\nTransfer-Encoding:\x0bchunked",
    b"Content-Length: %d\r\n Transfer-Encoding: chunked",
    b"Content-Length : %d",
)


def answers_to(served: Served, sent: bytes) -> bytes:
    """Everything that comes until the server hangs up, or has answered what follows."""
    with served.connect() as connection:
        connection.settimeout(2)
        connection.sendall(sent)
        arrived = bytearray()
        try:
            while some := connection.recv(65_536):
                arrived += some
        except TimeoutError:
            pass
        return bytes(arrived)


@pytest.mark.parametrize("head", UNCLEAR)
def test_what_says_twice_where_it_ends_is_refused_and_hides_nothing(served: Served, head: bytes) -> None:
    length = head.replace(b"%d", str(len(CHUNKED)).encode())
    whole = b"POST /seen HTTP/1.1\r\nHost: a\r\n" + length + b"\r\n\r\n" + CHUNKED
    assert b'"PATH_INFO": "/hidden"' not in answers_to(served, whole + get("/last"))


def test_the_hidden_one_would_be_seen(served: Served) -> None:
    assert b'"PATH_INFO": "/hidden"' in answers_to(served, HIDDEN + b"\r\n\r\n")
