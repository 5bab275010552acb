"""The world outside for tests that send in earnest: the sandbox's mail server and SMS gateways on real sockets.

Import the fixtures into the `conftest.py` of a folder that needs them.
"""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings

from prakerja.config.mail_url import mailer_from
from prakerja.messages.models import Message
from prakerja_sandbox.testing import Sandbox, running_sandbox

type Posted = Queue[tuple[str, bytes]]
type HearReceipt = Callable[[], int]

_PATIENCE_S = 10


@pytest.fixture(scope="session")
def posted_receipts() -> Iterator[tuple[str, Posted]]:
    """An address for receipts, and what was posted there: the gateway that it was for, and the body as it came."""
    posted: Posted = Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            gateway = self.path.split("/")[-2]
            posted.put((gateway, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/receipts", posted
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def running(posted_receipts: tuple[str, Posted]) -> Iterator[Sandbox]:
    with running_sandbox(receipts_url=posted_receipts[0]) as sandbox:
        yield sandbox


@pytest.fixture
def outside(running: Sandbox, posted_receipts: tuple[str, Posted], settings: Settings) -> Sandbox:
    """The sandbox as at its first start; the platform sends there."""
    running.reset()
    while not posted_receipts[1].empty():
        posted_receipts[1].get()
    settings.SMS_URL_SATU = f"{running.url}/gateways/satu/messages"
    settings.SMS_URL_DUA = f"{running.url}/gateways/dua/sendsms"
    settings.MAILERS = {"default": mailer_from(f"smtp://{running.smtp_host}:{running.smtp_port}")}
    return running


@pytest.fixture
def hear_receipt(outside: Sandbox, posted_receipts: tuple[str, Posted], client: Client) -> HearReceipt:
    """Hands the next receipt that a gateway posts to the platform's own address; returns the answer's status.

    Receipts for messages of an earlier test, which the gateways still had to post, are passed over.
    """

    def hear() -> int:
        while True:
            gateway, body = posted_receipts[1].get(timeout=_PATIENCE_S)
            receipt = json.loads(body)
            if Message.objects.filter(gateway=gateway, provider_ref=_reference_in(receipt)).exists():
                return post_receipt(client, gateway, receipt)

    return hear


def _reference_in(receipt: Any) -> str:
    return str(receipt[0]["MessageId"] if isinstance(receipt, list) else receipt["message_id"])


def post_receipt(client: Client, gateway: str, body: object, *, secret: str = "") -> int:
    """The status with which the platform answers this receipt."""
    secret = secret or django_settings.RECEIPTS_SECRET
    url = f"/gateways/receipts/{gateway}/{secret}"
    return client.post(url, json.dumps(body), content_type="application/json").status_code
