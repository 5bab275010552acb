"""Servers of partners on this machine, with sockets of their own: well, silent, slow, endless, or talking nonsense."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Event, Lock, Thread
from typing import Any, Final

type Answering = Callable[["Talk"], None]
OK: Final = b"HTTP/1.1 204 No Content\r\n\r\n"


@dataclass(frozen=True)
class Got:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Talk:
    """One request, and the line on which it is answered. `is_over`: the test ends."""

    line: Any
    got: Got
    is_over: Event

    def say(self, text: bytes) -> None:
        with suppress(OSError):
            self.line.sendall(text)


@dataclass
class Server:
    port: int
    got: list[Got] = field(default_factory=list)
    #: Connections that are open at this moment, and the most there ever were, by path.
    most_at_once: dict[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def of(self, path: str) -> list[Got]:
        return [one for one in self.got if one.path == path]


def well(talk: Talk) -> None:
    talk.say(OK)


def status(code: int, *, location: str = "") -> Answering:
    head = f"HTTP/1.1 {code} Whatever\r\nLocation: {location}\r\nContent-Length: 2\r\n\r\n{{}}"
    return lambda talk: talk.say(head.encode())


def silent(talk: Talk) -> None:
    """It has taken the request, and says nothing."""
    talk.is_over.wait(60)


def dripping(text: bytes, *, every_s: float = 0.05) -> Answering:
    """A byte at a time, each well within any time-out of one read; without end, from the beginning again."""

    def answer(talk: Talk) -> None:
        with suppress(OSError):
            while not talk.is_over.wait(every_s):
                for one in text:
                    talk.line.sendall(bytes([one]))
                    if talk.is_over.wait(every_s):
                        return

    return answer


def endless(head: bytes, piece: bytes) -> Answering:
    """As much as anybody takes: ten gigabytes."""

    def answer(talk: Talk) -> None:
        talk.say(head)
        with suppress(OSError):
            for _ in range(10 * 1024**3 // len(piece)):
                talk.line.sendall(piece)

    return answer


@contextmanager
def a_server(answer: Answering = well, *, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """On a free port of 127.0.0.1; each request in a thread of its own."""
    is_over, lock = Event(), Lock()
    open_now: dict[str, int] = {}

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            line = self.request
            if tls is not None:
                try:
                    line = tls.wrap_socket(line, server_side=True)
                except (OSError, ssl.SSLError):
                    return
            with suppress(OSError), line:
                got = _read(line)
                if got is None:
                    return
                with lock:
                    server.got.append(got)
                    open_now[got.path] = open_now.get(got.path, 0) + 1
                    server.most_at_once[got.path] = max(server.most_at_once.get(got.path, 0), open_now[got.path])
                try:
                    answer(Talk(line, got, is_over))
                finally:
                    with lock:
                        open_now[got.path] -= 1

    class Quiet(ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 200

        def handle_error(self, request: Any, client_address: Any) -> None:
            """The other side hung up."""

    with Quiet(("127.0.0.1", 0), Handler) as running:
        server = Server(running.server_address[1])
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            is_over.set()
            running.shutdown()
            thread.join()


def _read(line: socket.socket) -> Got | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = line.recv(65_536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (one.split(": ", 1) for one in rest)}
    while len(body) < int(headers.get("content-length", 0)):
        body += line.recv(65_536)
    return Got(first.split(" ")[1], headers, body)


def took(do: Callable[[], object]) -> float:
    begun = time.monotonic()
    do()
    return time.monotonic() - begun
