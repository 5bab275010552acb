"""Three kinds that are never taken for one another: this recipient for good; us, for now; nobody answers."""

import smtplib
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend

from prakerja.connectors.callbacks import is_secret
from prakerja.connectors.delivery_report import DeliveryReport, UnreadableReport
from prakerja.connectors.dua.delivery_reports import read_reports as read_dua
from prakerja.connectors.failures import NotAccepted, NotNow, Silence
from prakerja.connectors.mail.send import MailboxBusy, send_email
from prakerja.connectors.mail.session import mail_session
from prakerja.connectors.models import Breaker
from prakerja.connectors.post import post, reference_in
from prakerja.connectors.satu.delivery_reports import read_reports as read_satu

pytestmark = pytest.mark.django_db

_status = [200]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Answers with the status in `_status` and no JSON."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(_status[0])
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name

    with HTTPServer(("127.0.0.1", 0), Answer) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (400, NotAccepted),
        (422, NotAccepted),
        (401, NotNow),
        (403, NotNow),
        (429, NotNow),
        (404, Silence),
        (500, Silence),
        (503, Silence),
        (200, Silence),
    ],
)
def test_a_status_tells_whom_it_is_about(server: str, status: int, failure: type[Exception]) -> None:
    _status[0] = status
    with pytest.raises(failure):
        post(server, json={"to": "+628110000000"}, timeout_s=2)


def test_no_failure_holds_what_was_sent(server: str) -> None:
    _status[0] = 500
    with pytest.raises(Silence) as silence:
        post(server, json={"to": "+628110000000"}, timeout_s=2)
    assert "0000" not in f"{silence.value!r} {silence.value.__cause__!r}"


@pytest.mark.parametrize("wrong", [None, "", True, [], {"id": 1}])
def test_an_answer_without_a_reference_is_none(wrong: object) -> None:
    with pytest.raises(Silence):
        reference_in(wrong)


# mail


def letter(address: str = "siti@contoh.example") -> str:
    with mail_session() as session:
        return send_email(session, message_id="1", address=address, subject="Kode", body="123456")


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"5.1.1 no such mailbox")}), NotAccepted),
        (smtplib.SMTPRecipientsRefused({"x": (550, b"no such mailbox")}), NotAccepted),
        (smtplib.SMTPRecipientsRefused({"x": (550, b"5.7.1 relaying denied")}), NotNow),
        (smtplib.SMTPRecipientsRefused({"x": (451, b"4.2.1 try later")}), MailboxBusy),
        (smtplib.SMTPDataError(554, b"5.6.0 not taken"), NotAccepted),
        (smtplib.SMTPDataError(554, b"5.7.1 blocked"), NotNow),
        (smtplib.SMTPAuthenticationError(535, b"5.7.8 wrong password"), NotNow),
        (smtplib.SMTPSenderRefused(550, b"5.1.8 unknown sender", "info@prakerja.example"), NotNow),
        (smtplib.SMTPConnectError(421, b"busy"), NotNow),
        (smtplib.SMTPServerDisconnected("closed"), Silence),
        (TimeoutError(), Silence),
        (ConnectionRefusedError(), Silence),
        (UnicodeEncodeError("ascii", "é", 0, 1, "no"), NotAccepted),
        (ValueError("an address in no form"), NotAccepted),
    ],
    ids=str,
)
def test_what_the_mail_server_says_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, error: Exception, failure: type[Exception]
) -> None:
    def fail(_mailer: BaseEmailBackend, _letters: list[EmailMessage]) -> None:
        raise error

    monkeypatch.setattr(type(mailers.default), "send_messages", fail)
    with pytest.raises(failure):
        letter()


def test_a_mail_server_that_hangs_is_silent(settings: object) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        options = {"host": "127.0.0.1", "port": hanging.getsockname()[1], "timeout": 0.2}
        backend = "django.core.mail.backends.smtp.EmailBackend"
        settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}  # type: ignore[attr-defined]
        with pytest.raises(Silence):
            letter()
    assert Breaker.objects.get(party="mail").silences == 1


# delivery reports


def test_each_gateway_reports_in_its_own_words() -> None:
    (one,) = read_satu({"message_id": "7", "status": "DELIVERED"})
    assert one == DeliveryReport(gateway="satu", reference="7", delivered=True, code="delivered")
    two = [{"MessageId": 1, "Status": 1}, {"MessageId": 2, "Status": 6}]
    assert list(read_dua(two)) == [
        DeliveryReport(gateway="dua", reference="1", delivered=True, code="status 1"),
        DeliveryReport(gateway="dua", reference="2", delivered=False, code="status 6"),
    ]


@pytest.mark.parametrize("posted", [None, "x", 5, {"MessageId": 1, "Status": 1}])
def test_what_is_no_list_of_reports_is_refused(posted: object) -> None:
    with pytest.raises(UnreadableReport):
        list(read_dua(posted))


@pytest.mark.parametrize(
    "bad", [None, "x", 5, [], {}, {"MessageId": None, "Status": 1}, {"MessageId": "", "Status": 1}]
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_bad_report_stops_no_other(bad: object, place: int) -> None:
    posted: list[object] = [{"MessageId": 1, "Status": 1}, {"MessageId": 2, "Status": 6}]
    posted.insert(place, bad)
    read = list(read_dua(posted))
    assert [one.reference for one in read if isinstance(one, DeliveryReport)] == ["1", "2"]
    assert isinstance(read[place], UnreadableReport)


@pytest.mark.parametrize("shown", ["", "secre", "secret2", "é", "SECRET"])
def test_another_secret_is_not_ours(shown: str) -> None:
    assert not is_secret(shown, ours="secret")


def test_our_secret_is_ours() -> None:
    assert is_secret("secret", ours="secret")
