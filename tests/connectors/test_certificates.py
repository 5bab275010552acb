"""Whoever cannot show who they are is told nothing: not over https, not over SMTP, not by way of a redirect."""

import datetime as dt
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as KeptMessage
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from structlog.testing import capture_logs

from prakerja.config.mail_url import mailer_from
from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotNow, Silence
from prakerja.connectors.mail.send import send_email
from prakerja.connectors.mail.session import mail_session
from prakerja.connectors.post import post
from prakerja.console.free_port import free_port
from tests.connectors.somebody import somebody_outside

pytestmark = pytest.mark.django_db
SECRET: Final = {"nik": "3273011203900001"}


@pytest.fixture(scope="module")
def of_nobody(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A server's certificate for this machine that nobody has signed but its own key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    shown = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder: Path = tmp_path_factory.mktemp("certificate")
    plain = serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, pkcs8, plain))
    (folder / "shown.pem").write_bytes(shown.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "shown.pem", folder / "key.pem")
    return context


@contextmanager
def an_impostor(context: ssl.SSLContext) -> Iterator[tuple[str, list[bytes]]]:
    """Listens over https on this machine and keeps what it is told."""
    told: list[bytes] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name

    class Quiet(HTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """The other side hung up, as it should."""

    with Quiet(("127.0.0.1", 0), Answer) as running:
        running.socket = context.wrap_socket(running.socket, server_side=True)
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"https://127.0.0.1:{running.server_port}/", told
        running.shutdown()
        thread.join()


def test_a_certificate_that_nobody_signed_is_told_nothing(of_nobody: ssl.SSLContext) -> None:
    with an_impostor(of_nobody) as (url, told):
        with pytest.raises(NotNow, match="certificate"):
            post(url, json=SECRET, timeout_s=3)
        assert told == []


class _Kept(KeptMessage):
    def __init__(self) -> None:
        super().__init__()
        self.letters: list[object] = []

    def handle_message(self, message: Any) -> None:
        self.letters.append(message)


@pytest.mark.parametrize("scheme", ["smtps", "smtp+tls"])
def test_a_letter_waits_for_a_mail_server_that_shows_who_it_is(
    of_nobody: ssl.SSLContext, settings: Any, scheme: str
) -> None:
    """A certificate that ran out overnight says nothing of whom the letter is for."""
    kept = _Kept()
    by_tls: dict[str, Any] = {"ssl_context": of_nobody} if scheme == "smtps" else {"tls_context": of_nobody}
    server = Controller(kept, hostname="127.0.0.1", port=free_port(), ready_timeout=5, **by_tls)
    server.start()
    try:
        settings.MAILERS = {"default": mailer_from(f"{scheme}://127.0.0.1:{server.port}")}
        with pytest.raises(NotNow, match="certificate"), mail_session() as session:
            send_email(session, message_id="m", address="siti@contoh.example", subject="Kode", body="123456")
        assert kept.letters == []
    finally:
        server.stop()


def test_that_a_certificate_does_not_verify_is_told_to_the_operator(of_nobody: ssl.SSLContext) -> None:
    with an_impostor(of_nobody) as (url, _), capture_logs() as lines, pytest.raises(NotNow), breaker("satu"):
        post(url, json=SECRET, timeout_s=3)
    (line,) = [line for line in lines if line["event"] == "connector_rests"]
    assert (line["party"], line["cause"]) == ("satu", "certificate")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_whoever_points_elsewhere_is_not_followed(status: int) -> None:
    """Nobody whom we did not choose is handed what was meant for another one."""
    with somebody_outside() as elsewhere, somebody_outside() as first:
        elsewhere.answer = {"stat": "ok"}
        first.status, first.location = status, f"{elsewhere.url}/here"
        with pytest.raises(Silence):
            post(first.url, json=SECRET, timeout_s=3)
        assert (len(first.asked), elsewhere.asked) == (1, [])
