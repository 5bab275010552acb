"""The echo behind the front, served by granian as the programme is; and what a client does to it without a library."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from prakerja.console.free_port import free_port
from prakerja.console.raw_requests import is_whole
from prakerja.console.web_command import command_for
from tests.situations.certificates import Shown

_ROOT = Path(__file__).resolve().parents[2]
#: It loads its application before it listens; the machine of the tests is busy.
_LISTENS_WITHIN_S = 60


@dataclass
class Answer:
    status: int
    body: bytes

    @property
    def told(self) -> dict[str, Any]:
        """What the application says that it was given."""
        told: dict[str, Any] = json.loads(self.body)
        return told


@dataclass
class Served:
    port: int
    process: int

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def ask(self, request: bytes) -> Answer:
        """By a connection of its own."""
        with self.connect() as connection:
            connection.sendall(request)
            return answer_on(connection)

    @property
    def peak_mb(self) -> float:
        """The most memory that the process at work has ever had."""
        (worker,) = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        (line,) = [one for one in Path(f"/proc/{worker}/status").read_text().splitlines() if one.startswith("VmHWM")]
        return int(line.split()[1]) / 1024


def answer_on(connection: socket.socket) -> Answer:
    """The next one; nothing (status 0) where the server hangs up instead."""
    arrived = bytearray()
    while not is_whole(arrived):
        some = connection.recv(1_000_000)
        if not some:
            return Answer(0, b"")
        arrived += some
    head, _, body = bytes(arrived).partition(b"\r\n\r\n")
    return Answer(int(head[9:12]), body)


def post(path: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    """`length`: what is announced, where that is not the truth."""
    head = [f"POST {path} HTTP/1.1", "Host: a", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


def get(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: a", *headers, "", ""]).encode()


@contextmanager
def served_echo(large_file: Path) -> Iterator[Served]:
    """One process, until the block ends."""
    with serving("tests.front.echo:application", {"LARGE_FILE": str(large_file)}) as served:
        yield served


@contextmanager
def serving(
    application: str, variables: Mapping[str, str], *, log: IO[bytes] | None = None, shown: Shown | None = None
) -> Iterator[Served]:
    """One process of the server with this application, as the programme is served; `log`: what it says.

    `shown`: its certificate, where it speaks TLS.
    """
    port = free_port()
    tls = {"certificate": shown.certificate, "key": shown.key} if shown else {}
    program, *rest = command_for(application, host="127.0.0.1", port=port, workers=1, **tls)
    command = [str(Path(sys.executable).with_name(program)), *rest]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), **variables}
    with subprocess.Popen(command, env=environment, cwd=_ROOT, start_new_session=True, stderr=log) as process:
        try:
            _wait_for(port)
            yield Served(port, process.pid)
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _LISTENS_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.05)
        else:
            return
