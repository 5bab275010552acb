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
from tests.patience import PATIENCE_S

type Posted = Queue[tuple[str, bytes]]
type HearDeliveryReport = Callable[[], int]


@pytest.fixture(scope="session")
def posted_delivery_reports() -> Iterator[tuple[str, Posted]]:
    """An address for reports, and what was posted there: the gateway that it was for, and the body as it came."""
    posted: Posted = Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            gateway = self.path.split("/")[-2]
            posted.put((gateway, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/delivery-reports", posted
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def running(posted_delivery_reports: tuple[str, Posted]) -> Iterator[Sandbox]:
    with running_sandbox(delivery_reports_url=posted_delivery_reports[0]) as sandbox:
        yield sandbox


@pytest.fixture
def outside(running: Sandbox, posted_delivery_reports: tuple[str, Posted], settings: Settings) -> Sandbox:
    """The sandbox as at its first start; the platform sends there."""
    running.reset()
    while not posted_delivery_reports[1].empty():
        posted_delivery_reports[1].get()
    settings.SMS_URL_SATU = f"{running.url}/gateways/satu/messages"
    settings.SMS_URL_DUA = f"{running.url}/gateways/dua/sendsms"
    settings.MAILERS = {"default": mailer_from(f"smtp://{running.smtp_host}:{running.smtp_port}")}
    return running


@pytest.fixture
def hear_delivery_report(
    outside: Sandbox, posted_delivery_reports: tuple[str, Posted], client: Client
) -> HearDeliveryReport:
    """Hands the next report that a gateway posts to the platform's own address; returns the answer's status.

    Delivery reports for messages of an earlier test, which the gateways still had to post, are passed over.
    """

    def hear() -> int:
        while True:
            gateway, body = posted_delivery_reports[1].get(timeout=PATIENCE_S)
            report = json.loads(body)
            if Message.objects.filter(gateway=gateway, provider_ref=_reference_in(report)).exists():
                return post_delivery_report(client, gateway, report)

    return hear


def _reference_in(report: Any) -> str:
    return str(report[0]["MessageId"] if isinstance(report, list) else report["message_id"])


def post_delivery_report(client: Client, gateway: str, body: object, *, secret: str = "") -> int:
    """The status with which the platform answers this report."""
    secret = secret or django_settings.DELIVERY_REPORTS_SECRET
    url = f"/gateways/delivery-reports/{gateway}/{secret}"
    return client.post(url, json.dumps(body), content_type="application/json").status_code
