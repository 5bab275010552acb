"""Requests over raw sockets: every one is answered once, and an answer in pieces is one answer."""

import socketserver
import threading
from collections.abc import Iterator
from itertools import repeat

import pytest

from prakerja.console.raw_requests import ServerSilent, is_whole, request_of, send_requests

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address = True, True
    pieces: tuple[bytes, ...] = (HEAD[:20], HEAD[20:], b"hel", b"lo")


class _Answering(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, _Server)
        while self.request.recv(65_536):
            for piece in self.server.pieces:
                self.request.sendall(piece)
            if not self.server.pieces:
                return


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def port_of(server: _Server) -> int:
    port: int = server.server_address[1]
    return port


def test_every_request_is_answered_once(server: _Server) -> None:
    requests = repeat(request_of("GET", "/"), 40)
    load = send_requests(port_of(server), requests, connections=8, until=lambda: False)
    assert load.statuses == {200: 40}
    assert load.per_second == pytest.approx(40 / load.seconds)


def test_it_ends_when_it_is_time(server: _Server) -> None:
    load = send_requests(port_of(server), repeat(request_of("GET", "/")), connections=3, until=lambda: True)
    assert load.statuses == {200: 3}


def test_a_server_that_hangs_up_is_no_answer(server: _Server) -> None:
    server.pieces = ()
    with pytest.raises(ServerSilent):
        send_requests(port_of(server), repeat(request_of("GET", "/"), 1), connections=1, until=lambda: False)


@pytest.mark.parametrize("arrived", [b"", HEAD[:-2], HEAD, HEAD + b"hell"])
def test_an_answer_that_is_still_coming_is_not_whole(arrived: bytes) -> None:
    assert not is_whole(arrived)


@pytest.mark.parametrize("arrived", [HEAD + b"hello", b"HTTP/1.1 204 No Content\r\n\r\n", HEAD.lower() + b"hello"])
def test_a_whole_answer_is_whole(arrived: bytes) -> None:
    assert is_whole(arrived)


def test_a_form_is_sent_with_its_length_and_its_cookies() -> None:
    request = request_of("POST", "/gabung/12/setuju/", cookies="sessionid=x", form="a=1")
    assert request.startswith(b"POST /gabung/12/setuju/ HTTP/1.1\r\n")
    assert b"\r\nCookie: sessionid=x\r\n" in request
    assert request.endswith(b"Content-Length: 3\r\n\r\na=1")
