"""One real sandbox for all of its tests, set back before each, and a small platform that hears its reports."""

import json
import smtplib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from prakerja_sandbox.testing import Sandbox, running_sandbox

SITI = "siti@example.org"

type Heard = Queue[tuple[str, Any]]
type SendMail = Callable[..., None]


class Programme:
    """Answers as it is told, and keeps what it was asked; the real one is asked in tests/journeys."""

    def __init__(self) -> None:
        self.answers: dict[str, dict[str, Any]] = {}
        self.asked: list[tuple[str, dict[str, Any], dict[str, str]]] = []


@pytest.fixture
def programme() -> Iterator[tuple[Programme, str]]:
    told = Programme()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._answer(self.path.removeprefix("/api/v1/integration/"), body)

        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            self._answer(path, dict(parse_qsl(query)))

        def _answer(self, endpoint: str, body: dict[str, Any]) -> None:
            told.asked.append((endpoint, body, {name.lower(): value for name, value in self.headers.items()}))
            answer = json.dumps(told.answers[endpoint]).encode()
            self.send_response(200 if told.answers[endpoint]["success"] else 400)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the parent's name

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield told, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def heard_by_platform() -> Iterator[tuple[str, Heard]]:
    """The address of a receiver, and the paths and bodies that were posted to it."""
    heard: Heard = Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.put((self.path, json.loads(body)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the parent's name

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/delivery-reports", heard
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def running(heard_by_platform: tuple[str, Heard]) -> Iterator[Sandbox]:
    with running_sandbox(delivery_reports_url=heard_by_platform[0]) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """The sandbox as at its first start."""
    running.reset()
    return running


@pytest.fixture
def reports(heard_by_platform: tuple[str, Heard]) -> Heard:
    """What the platform hears from now on."""
    heard = heard_by_platform[1]
    while not heard.empty():
        heard.get()
    return heard


@pytest.fixture
def web(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A plain client of the sandbox's addresses."""
    with httpx.Client(base_url=sandbox.url, trust_env=False, timeout=10) as client:
        yield client


@pytest.fixture
def send_mail(sandbox: Sandbox) -> SendMail:
    """Sends one e-mail over SMTP; raises what smtplib raises."""

    def send(
        to: str = "siti@example.org", *, subject: str = "Halo", text: str, html: str = "", letter: str = ""
    ) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "Prakerja <halo@prakerja.example>", to, subject
        if letter:
            mail["Message-ID"] = letter
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
        with smtplib.SMTP(sandbox.smtp_host, sandbox.smtp_port or 0, timeout=10) as server:
            server.send_message(mail)

    return send
