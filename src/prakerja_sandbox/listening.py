"""How a command of the sandbox listens, and stops."""

import argparse
import asyncio
import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn

HOST: Final = "127.0.0.1"


class PortTaken(RuntimeError):
    """Something else already listens on the port."""


class QuietServer(uvicorn.Server):
    """A web server that leaves the signals to us: its own handling waits for open connections."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(port: int, option: str) -> socket.socket:
    """A socket on the port; 0: any free one. Raises PortTaken."""
    # Said to be TCP, or asyncio leaves Nagle's delay on and every answer takes 40 ms longer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        cause = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
        raise PortTaken(f"port {port} {cause}; choose another with {option}") from error
    return listener


def stop_signal() -> asyncio.Event:
    """Set when the process is told to stop."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    return stopped


def http_address(text: str) -> str:
    """An option that is an address."""
    if not text.startswith("http://"):
        raise argparse.ArgumentTypeError("an address that begins with http://")
    return text


def port_number(text: str) -> int:
    """An option that is a port."""
    port = int(text)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError("a port is 0 to 65535")
    return port
