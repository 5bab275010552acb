"""Requests over raw sockets: one process, a few connections that are kept, next to nothing spent on each answer.

A client library takes longer for a request than the server does, and would measure itself.
"""

import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

_END_OF_HEAD: Final = b"\r\n\r\n"
_LENGTH: Final = b"content-length:"
#: A server that has been silent for this long is not coming back.
_SILENCE_S: Final = 20.0


class ServerSilent(Exception):
    """The server closed a connection, or did not answer in time."""


@dataclass
class Load:
    """What came of it: answers by status, and how long it took altogether."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def per_second(self) -> float:
        return self.statuses.total() / self.seconds


@dataclass
class _Line:
    """One kept connection and what has arrived on it of the answer that is awaited."""

    socket: socket.socket
    arrived: bytearray = field(default_factory=bytearray)


def send_requests(port: int, requests: Iterator[bytes], *, connections: int, until: Callable[[], bool]) -> Load:
    """Sends them over that many connections, the next as soon as one is answered, until none is left or `until()`."""
    load, begun = Load(), time.perf_counter()
    with selectors.DefaultSelector() as awaited, ExitStack() as opened:
        for _ in range(connections):
            connection = socket.create_connection(("127.0.0.1", port), timeout=_SILENCE_S)
            line = _Line(opened.enter_context(connection))
            awaited.register(line.socket, selectors.EVENT_READ, line)
            _next(line, requests, awaited)
        while awaited.get_map():
            for line in _answered(awaited):
                load.statuses[_status(line.arrived)] += 1
                line.arrived.clear()
                _next(line, iter(()) if until() else requests, awaited)
    load.seconds = time.perf_counter() - begun
    return load


def _next(line: _Line, requests: Iterator[bytes], awaited: selectors.BaseSelector) -> None:
    request = next(requests, None)
    if request is None:
        awaited.unregister(line.socket)
    else:
        line.socket.sendall(request)


def _answered(awaited: selectors.BaseSelector) -> Iterator[_Line]:
    ready = awaited.select(_SILENCE_S)
    if not ready:
        raise ServerSilent("no answer came")
    for key, _events in ready:
        line: _Line = key.data
        some = line.socket.recv(262_144)
        if not some:
            raise ServerSilent("the server closed the connection")
        line.arrived += some
        if is_whole(line.arrived):
            yield line


def is_whole(arrived: bytes | bytearray) -> bool:
    """Whether the answer has arrived to its end."""
    head, end, _body = arrived.partition(_END_OF_HEAD)
    if not end:
        return False
    _, found, rest = head.lower().partition(_LENGTH)
    length = int(rest.split(b"\r\n", 1)[0]) if found else 0
    return len(arrived) >= len(head) + len(end) + length


def _status(arrived: bytes | bytearray) -> int:
    return int(arrived[9:12])


def request_of(method: str, path: str, *, cookies: str = "", form: str = "") -> bytes:
    """As a browser on a phone would send it, without what the server does not read."""
    head = [
        f"{method} {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Accept: text/html,application/xhtml+xml",
        "Accept-Encoding: gzip, deflate, br",
        "Accept-Language: id-ID,id;q=0.9",
        "User-Agent: Mozilla/5.0 (Linux; Android 10)",
    ]
    if cookies:
        head.append(f"Cookie: {cookies}")
    if form:
        head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
    return ("\r\n".join(head) + "\r\n\r\n" + form).encode()
