"""The command prakerja-sandbox: the world outside as one process, web and mail in one event loop."""

import argparse
import asyncio
import errno
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import uvicorn

from prakerja_sandbox.app import make_app
from prakerja_sandbox.faults import Connection
from prakerja_sandbox.mail import MailServer
from prakerja_sandbox.store import NotAStateFile, Store
from prakerja_sandbox.world import Options, World

_HOST: Final = "127.0.0.1"
_BAD_INPUT: Final = 2


class PortTaken(RuntimeError):
    """Something else already listens on the port."""


class _Server(uvicorn.Server):
    """A web server that leaves the signals to us: its own handling waits for open connections."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def main() -> None:
    """Serve until SIGINT or SIGTERM. Exit status 2 when a port is taken or an option does not fit."""
    options = _options()
    try:
        asyncio.run(_serve(options))
    except (PortTaken, NotAStateFile) as error:
        print(f"prakerja-sandbox: {error}", file=sys.stderr)  # noqa: T201 - the command line's answer
        raise SystemExit(_BAD_INPUT) from error


async def _serve(options: Options) -> None:
    with _listen(options.port, "--port") as web, _listen(options.smtp_port, "--smtp-port") as smtp:
        taken = replace(options, port=web.getsockname()[1], smtp_port=smtp.getsockname()[1])
        world = World(taken, Store(options.state))
        stopped = _stop_signal()
        mail = await asyncio.get_running_loop().create_server(lambda: MailServer(world), sock=smtp)
        config = uvicorn.Config(make_app(world), http=Connection, lifespan="off", log_level="critical", ws="none")
        serving = asyncio.create_task(_Server(config).serve(sockets=[web]))
        print(_greeting(taken), flush=True)  # noqa: T201 - for bin/run and people
        await asyncio.wait({serving, asyncio.create_task(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
        mail.close()


def _greeting(taken: Options) -> str:
    return f"sandbox http://{_HOST}:{taken.port} smtp {_HOST}:{taken.smtp_port}"


def _stop_signal() -> asyncio.Event:
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    return stopped


def _listen(port: int, option: str) -> socket.socket:
    # Said to be TCP, or asyncio leaves Nagle's delay on and every answer takes 40 ms longer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        cause = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
        raise PortTaken(f"port {port} {cause}; choose another with {option}") from error
    return listener


def _options() -> Options:
    default = Options()
    parser = argparse.ArgumentParser(prog="prakerja-sandbox", description="The world outside Prakerja, made up.")
    parser.add_argument("--port", type=_port, default=default.port, help="web pages, registry, gateways; 0: any free")
    parser.add_argument("--smtp-port", type=_port, default=default.smtp_port, help="mail server; 0: any free")
    parser.add_argument(
        "--delivery-reports-url", type=_http, default=default.delivery_reports_url, help="where SMS delivery reports go"
    )
    parser.add_argument(
        "--delivery-reports-secret", default=default.delivery_reports_secret, help="last part of the reports' address"
    )
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep inbox and switches here; default: in memory")
    parser.add_argument(
        "--authenticator", type=Path, metavar="FILE", help="show codes of these: a JSON list of email, role and secret"
    )
    parser.add_argument("--partners", type=Path, metavar="FILE", help="play this file's platform and institution")
    return Options(**vars(parser.parse_args()))


def _http(text: str) -> str:
    if not text.startswith("http://"):
        raise argparse.ArgumentTypeError("an address that begins with http://")
    return text


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError("a port is 0 to 65535")
    return port


if __name__ == "__main__":
    main()
