"""Between a proxy on one machine and the pages on another: TLS, with a certificate that the proxy knows, or nothing."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.front.served import Served, answer_on, get, post, serving
from tests.situations.certificates import Authority


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tls")


@pytest.fixture(scope="module")
def authority(folder: Path) -> Authority:
    return Authority(folder, "ours")


@pytest.fixture(scope="module")
def pages(folder: Path, authority: Authority) -> Iterator[Served]:
    large = folder / "large"
    large.write_bytes(b"x")
    shown = authority.certificate("localhost")
    with serving("tests.front.echo:application", {"LARGE_FILE": str(large)}, shown=shown) as running:
        yield running


@contextmanager
def proxy_to(pages: Served, trusts: Path, name: str = "localhost") -> Iterator[ssl.SSLSocket]:
    """As a proxy connects that checks whom it speaks to."""
    context = ssl.create_default_context(cafile=str(trusts))
    with pages.connect() as plain, context.wrap_socket(plain, server_hostname=name) as secured:
        yield secured


def test_what_is_asked_and_sent_over_tls_is_answered(pages: Served, authority: Authority) -> None:
    with proxy_to(pages, authority.file) as connection:
        assert connection.version() in ("TLSv1.2", "TLSv1.3")
        for length in (0, 10, 2_000_000):
            connection.sendall(post("/", b"x" * length))
            answer = answer_on(connection)
            assert (answer.status, answer.told["length"]) == (200, length)
        connection.sendall(get("/"))
        assert answer_on(connection).told["environ"]["wsgi.url_scheme"] == "https"


@pytest.mark.parametrize("name", ["localhost", "another.example"])
def test_a_proxy_tells_nothing_to_whom_it_does_not_know(
    pages: Served, authority: Authority, folder: Path, name: str
) -> None:
    trusts = Authority(folder, "theirs").file if name == "localhost" else authority.file
    with pytest.raises(ssl.SSLCertVerificationError), proxy_to(pages, trusts, name):
        pass


def test_in_clear_nobody_is_answered(pages: Served) -> None:
    with pages.connect() as connection:
        connection.sendall(get("/"))
        try:
            assert answer_on(connection).status == 0
        except ConnectionError:
            return


def test_whoever_opens_a_connection_and_says_nothing_keeps_nobody_waiting(pages: Served, authority: Authority) -> None:
    silent = [pages.connect() for _ in range(50)]
    with proxy_to(pages, authority.file) as connection:
        connection.sendall(get("/"))
        assert answer_on(connection).status == 200
    for one in silent:
        one.shutdown(socket.SHUT_RDWR)
        one.close()
