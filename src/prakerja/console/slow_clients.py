"""Clients that want a connection and next to nothing else: silent, forgotten, slow in each of three ways, and deaf."""

import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Final

_HOST: Final = "127.0.0.1"
_BEAT_S: Final = 0.5
_GET: Final = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
_HEAD_BEGUN: Final = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
_BODY_BEGUN: Final = (
    b"POST /masuk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nemail="
)
#: Half of them forms, half of them files, which a server takes in otherwise.
_LENGTHS: Final = cycle((40_000, 900_000))


@dataclass
class SlowClient:
    """One connection; opened again whenever the server has had enough of it."""

    port: int
    begun: Callable[[], bytes]
    #: What it does each half second; False: the server has closed.
    beat: Callable[[socket.socket], bool]
    #: It does its little at each so many half seconds.
    every: int = 1
    opened: socket.socket | None = None
    times_closed: int = 0
    _beats: int = 0

    def go_on(self) -> None:
        self._beats += 1
        if self.opened is not None and self._beats % self.every:
            return
        try:
            if self.opened is None:
                self.opened = _connect(self.port)
                self.opened.sendall(self.begun())
            elif not self.beat(self.opened):
                self._lose()
        except OSError:
            self._lose()

    def _lose(self) -> None:
        self.times_closed += 1
        self.leave()

    def leave(self) -> None:
        if self.opened is not None:
            self.opened.close()
        self.opened = None


@dataclass
class Crowd:
    clients: list[SlowClient]
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def connected(self) -> int:
        return sum(client.opened is not None for client in self.clients)

    @property
    def times_closed(self) -> int:
        return sum(client.times_closed for client in self.clients)

    def stay(self) -> None:
        """Every half second each does its little, until it is over."""
        while not self._over.is_set():
            begun = time.monotonic()
            for client in self.clients:
                client.go_on()
            self._over.wait(max(0.0, _BEAT_S - (time.monotonic() - begun)))

    def leave(self) -> None:
        self._over.set()


@contextmanager
def crowd_of(port: int, *, idle: int, slow: int, senders: int = 0, deaf: int = 0) -> Iterator[Crowd]:
    """So many are connected to that port of this machine, from the beginning of the block to its end."""
    everybody = idle + slow + senders + deaf
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, everybody + 200)), hard))
    crowd = Crowd([*_idle_ones(port, idle), *_slow_ones(port, slow), *_senders(port, senders), *_deaf_ones(port, deaf)])
    thread = threading.Thread(target=crowd.stay)
    thread.start()
    try:
        while crowd.connected + crowd.times_closed < everybody:
            time.sleep(0.05)
        yield crowd
    finally:
        crowd.leave()
        thread.join()
        for client in crowd.clients:
            client.leave()


def _idle_ones(port: int, number: int) -> Iterator[SlowClient]:
    """They never ask, or never ask again."""
    kinds = (bytes, lambda: _GET)
    for begun in islice(cycle(kinds), number):
        yield SlowClient(port, begun, _is_open)


def _slow_ones(port: int, number: int) -> Iterator[SlowClient]:
    """They send a head, send a body, or read an answer, a byte at a time."""
    kinds: tuple[tuple[Callable[[], bytes], Callable[[socket.socket], bool]], ...] = (
        (lambda: _HEAD_BEGUN, _send_a_byte),
        (lambda: _BODY_BEGUN % next(_LENGTHS), _send_a_byte),
        (lambda: _GET * 40, _read_a_byte),
    )
    for begun, beat in islice(cycle(kinds), number):
        yield SlowClient(port, begun, beat)


def _senders(port: int, number: int) -> Iterator[SlowClient]:
    """Of a form or a file each sends a byte a second: never silent for long, and never done."""
    for _ in range(number):
        yield SlowClient(port, lambda: _BODY_BEGUN % next(_LENGTHS), _send_a_byte, every=2)


def _deaf_ones(port: int, number: int) -> Iterator[SlowClient]:
    """They ask as fast as they are let, and read nothing of what comes."""
    for _ in range(number):
        yield SlowClient(port, lambda: _GET * 40, _ask_on)


def _connect(port: int) -> socket.socket:
    one = socket.socket()
    # So little room that the server notices when nothing is read.
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
    one.settimeout(1.0)
    try:
        one.connect((_HOST, port))
    except OSError:
        one.close()
        raise
    one.settimeout(0)
    return one


def _is_open(one: socket.socket) -> bool:
    try:
        return bool(one.recv(65_536))
    except BlockingIOError:
        return True


def _send_a_byte(one: socket.socket) -> bool:
    one.send(b"a")
    return _is_open(one)


def _read_a_byte(one: socket.socket) -> bool:
    try:
        return bool(one.recv(1))
    except BlockingIOError:
        return True


def _ask_on(one: socket.socket) -> bool:
    """Without a look at what came: that it was hung up on it learns by the next question."""
    with suppress(BlockingIOError):
        one.send(_GET * 40)
    return True
