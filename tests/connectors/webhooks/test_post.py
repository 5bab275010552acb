"""Posting to a server that nobody of us has chosen: over real sockets, and whatever it does, bounded."""

import datetime as dt
import socket
import ssl
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from pathlib import Path
from threading import Event
from typing import Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from prakerja.connectors.webhooks.failures import Cause, NotDelivered
from prakerja.connectors.webhooks.post import post_webhook
from prakerja.connectors.webhooks.resolve import resolve
from prakerja.connectors.webhooks.rules import Address
from prakerja.connectors.webhooks.way import Way, internet
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import WaitsInsideUnitOfWork, unit_of_work
from tests.connectors.webhooks.servers import OK, Answering, a_server, dripping, endless, silent, status, took, well

BODY: Final = b'{"type":"webhook.test"}'
PUBLIC: Final = ip_address("8.8.8.8")
NAME: Final = "mitra.example"
_WITHIN_S: Final = 0.6
#: On a busy machine; whoever hangs here does so for sixty.
_SOON_S: Final = 6.0


def post(address: str, *, way: Way | None = None, sandbox: str = "", within_s: float = _WITHIN_S) -> int:
    return post_webhook(
        address,
        headers={"webhook-id": "1"},
        body=BODY,
        within_s=within_s,
        way=way or internet(),
        sandbox=sandbox,
    )


def cause_of(do: Callable[[], object]) -> Cause:
    with pytest.raises(NotDelivered) as failed:
        do()
    return failed.value.cause


# in the demo, in clear


def test_what_is_sent_is_one_post_with_its_body() -> None:
    with a_server() as server:
        assert post(f"{server.url}/hook?a=b", sandbox=server.url) == 204
    (got,) = server.got
    assert (got.path, got.body) == ("/hook?a=b", BODY)
    assert got.headers["host"] == f"127.0.0.1:{server.port}"
    assert (got.headers["content-length"], got.headers["webhook-id"]) == (str(len(BODY)), "1")


@pytest.mark.parametrize("code", [200, 204, 301, 307, 400, 404, 410, 429, 500, 503])
def test_whatever_the_status_it_is_an_answer(code: int) -> None:
    with a_server(status(code)) as server:
        assert post(server.url, sandbox=server.url) == code


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_nobody_goes_where_an_answer_points(code: int) -> None:
    with a_server() as inner, a_server(status(code, location=f"{inner.url}/secret")) as server:
        assert post(server.url, sandbox=server.url) == code
    assert inner.got == []


@pytest.mark.parametrize(
    "answer",
    [
        silent,
        dripping(b"x"),
        dripping(b"HTTP/1.1 100 Continue\r\n\r\n", every_s=0.001),
        dripping(b"HTTP/1.1 200 OK\r\n"),
    ],
    ids=["silence", "a byte at a time", "continue without end", "a head without end"],
)
def test_whoever_takes_their_time_has_no_more_of_it_than_anybody(answer: Answering) -> None:
    with a_server(answer) as server:
        cause: list[Cause] = []
        seconds = took(lambda: cause.append(cause_of(lambda: post(server.url, sandbox=server.url))))
    assert cause[0] in {Cause.TIMED_OUT, Cause.GARBAGE}
    assert seconds < _SOON_S


def test_of_ten_gigabytes_the_head_is_read() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n"
    with a_server(endless(head, b"x" * 65_536)) as server:
        assert took(lambda: post(server.url, sandbox=server.url)) < _SOON_S


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 "],
    ids=["nothing", "line", "header", "1"],
)
def test_of_a_head_without_end_a_little_is_read(head: bytes) -> None:
    with a_server(endless(head, b"x" * 65_536)) as server:
        assert cause_of(lambda: post(server.url, sandbox=server.url)) is Cause.GARBAGE


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\x00\x01\x02\xff" * 100,
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200\x00OK\r\n\r\n",
        b"HTTP/9.9 200 OK\r\nBad Header\r\n\r\n",
        b"<html>",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_what_is_no_answer_is_garbage(text: bytes) -> None:
    with a_server(lambda talk: talk.say(text)) as server:
        assert cause_of(lambda: post(server.url, sandbox=server.url)) is Cause.GARBAGE


def test_where_nobody_listens_nobody_is_connected() -> None:
    with a_server() as server:
        pass
    assert cause_of(lambda: post(server.url, sandbox=server.url)) is Cause.NOT_CONNECTED


def test_nothing_waits_for_a_partner_in_a_transaction(db: None) -> None:
    with pytest.raises(WaitsInsideUnitOfWork), unit_of_work(by=Actor.visitor()):
        post("https://mitra.example/")


def test_an_address_that_was_good_once_is_looked_at_each_time() -> None:
    assert cause_of(lambda: post("http://127.0.0.1:1/")) is Cause.ADDRESS


# over the internet, with a name and a certificate


class Names:
    """Answers one after the other, the last one for good, and knows how often it was asked."""

    def __init__(self, *answers: Sequence[Address]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def resolve(self, host: str, within_s: float) -> Sequence[Address]:
        assert within_s > 0
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Lines:
    """Notes whom we would have connected to, and leads there."""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self.to: list[tuple[str, int]] = []

    def connect(self, place: tuple[str, int], within_s: float) -> socket.socket:
        self.to.append(place)
        if not self.port:
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", self.port), within_s)


def a_way(names: Names, lines: Lines, trusted: ssl.SSLContext | None = None) -> Way:
    return Way(names.resolve, lines.connect, trusted or ssl.create_default_context())


INNER: Final = (
    "127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fd00:ec2::254",
    "0.0.0.0",
)


@pytest.mark.parametrize("inner", [*INNER, "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"])
def test_a_name_that_leads_inside_is_connected_to_nobody(inner: str) -> None:
    lines = Lines()
    way = a_way(Names([ip_address(inner)]), lines)
    assert cause_of(lambda: post(f"https://{NAME}/", way=way)) is Cause.INSIDE
    assert lines.to == []


@pytest.mark.parametrize("inner", INNER)
def test_one_of_its_addresses_is_enough(inner: str) -> None:
    lines = Lines()
    way = a_way(Names([PUBLIC, ip_address(inner)]), lines)
    assert cause_of(lambda: post(f"https://{NAME}/", way=way)) is Cause.INSIDE
    assert lines.to == []


def test_a_name_that_leads_outside_first_and_inside_later_is_asked_once() -> None:
    names, lines = Names([PUBLIC], [ip_address("127.0.0.1")]), Lines()
    assert cause_of(lambda: post(f"https://{NAME}/", way=a_way(names, lines))) is Cause.NOT_CONNECTED
    assert names.asked == [NAME]
    assert lines.to == [("8.8.8.8", 443)]
    assert cause_of(lambda: post(f"https://{NAME}/", way=a_way(names, lines))) is Cause.INSIDE
    assert lines.to == [("8.8.8.8", 443)]


def test_the_next_address_is_tried_where_the_first_is_silent() -> None:
    lines = Lines()
    way = a_way(Names([PUBLIC, ip_address("1.1.1.1")]), lines)
    assert cause_of(lambda: post(f"https://{NAME}:8443/", way=way)) is Cause.NOT_CONNECTED
    assert lines.to == [("8.8.8.8", 8443), ("1.1.1.1", 8443)]


def test_a_name_of_nobody_is_connected_to_nobody() -> None:
    assert cause_of(lambda: post(f"https://{NAME}/", way=a_way(Names([]), Lines()))) is Cause.NAME


def test_proxies_that_the_environment_names_are_asked_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_server() as proxy:
        for name in ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        lines = Lines()
        with pytest.raises(NotDelivered):
            post(f"https://{NAME}/", way=a_way(Names([PUBLIC]), lines))
    assert proxy.got == []
    assert lines.to == [("8.8.8.8", 443)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[ssl.SSLContext, ssl.SSLContext]]:
    """For a name: what its server shows, and whoever trusts whom it was signed by."""
    folder = tmp_path_factory.mktemp("certificates")

    def certificate(name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
        shown, key = _certificate(folder, name)
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(shown, key)
        return server, ssl.create_default_context(cafile=str(shown))

    return certificate


def _certificate(folder: Path, name: str) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), dt.datetime.now(dt.UTC)
    shown = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / f"{name}.key").write_bytes(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))
    (folder / f"{name}.pem").write_bytes(shown.public_bytes(pem))
    return folder / f"{name}.pem", folder / f"{name}.key"


type House = Callable[[str], tuple[ssl.SSLContext, ssl.SSLContext]]


def test_whoever_shows_its_name_is_told(house: House) -> None:
    shown, trusted = house(NAME)
    with a_server(tls=shown) as server:
        assert post(f"https://{NAME}/hook", way=a_way(Names([PUBLIC]), Lines(server.port), trusted)) == 204
    (got,) = server.got
    assert (got.headers["host"], got.path, got.body) == (NAME, "/hook", BODY)


def test_whoever_shows_another_name_is_told_nothing(house: House) -> None:
    shown, trusted = house("lain.example")
    with a_server(tls=shown) as server:
        way = a_way(Names([PUBLIC]), Lines(server.port), trusted)
        assert cause_of(lambda: post(f"https://{NAME}/", way=way)) is Cause.CERTIFICATE
    assert server.got == []


def test_whom_nobody_vouches_for_is_told_nothing(house: House) -> None:
    shown, _ = house(NAME)
    with a_server(tls=shown) as server:
        way = a_way(Names([PUBLIC]), Lines(server.port), internet().tls)
        assert cause_of(lambda: post(f"https://{NAME}/", way=way)) is Cause.CERTIFICATE
    assert server.got == []


def test_whoever_speaks_no_tls_is_told_nothing() -> None:
    with a_server(lambda talk: talk.say(OK)) as server:
        way = a_way(Names([PUBLIC]), Lines(server.port))
        assert cause_of(lambda: post(f"https://{NAME}/", way=way)) in {Cause.CERTIFICATE, Cause.TIMED_OUT}
    assert server.got == []


def test_a_handshake_that_never_ends_does() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        way = a_way(Names([PUBLIC]), Lines(mute.getsockname()[1]))
        seconds = took(lambda: cause_of(lambda: post(f"https://{NAME}/", way=way)))
    assert seconds < _SOON_S


# names


def test_a_name_whose_servers_hang_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    is_over = Event()

    def hang(*_asked: object, **_how: object) -> list[object]:
        is_over.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    assert took(lambda: cause_of(lambda: resolve(NAME, 0.2))) < _SOON_S
    is_over.set()


def test_a_name_is_never_one_of_this_house_that_begins_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def note(host: str, *_rest: object, **_how: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 0))]

    monkeypatch.setattr(socket, "getaddrinfo", note)
    assert resolve(NAME, 1) == [PUBLIC]
    assert asked == [f"{NAME}."]


def test_a_name_that_nobody_has_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_asked: object, **_how: object) -> list[object]:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert cause_of(lambda: resolve(NAME, 1)) is Cause.NAME


def test_a_server_that_is_well_is_told_by_many_at_once() -> None:
    with a_server(well) as server:
        assert {post(f"{server.url}/{number}", sandbox=server.url) for number in range(20)} == {204}
    assert len(server.got) == 20
