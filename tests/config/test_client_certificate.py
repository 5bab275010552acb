"""The program shows the database a certificate: a URL with `sslcert` holds no password, and nobody else gets in."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
from cryptography.x509 import load_der_x509_certificate
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from psycopg.conninfo import conninfo_to_dict
from structlog.testing import capture_logs

from prakerja.config.database_url import holds_password, program_database_from
from prakerja.config.roles import PROGRAM
from prakerja.console.advice import advise_of_database
from tests.conftest import url_of
from tests.situations.certificates import Authority, Shown

_ASKS_FOR_TLS: Final = (8).to_bytes(4) + (80877103).to_bytes(4)


class Gate:
    """TLS before the suite's server, which is built without: as PostgreSQL speaks it to who must show a certificate."""

    def __init__(self, shown: Shown, trusts: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(shown.certificate, shown.key)
        self._context.load_verify_locations(trusts)
        self._context.verify_mode = ssl.CERT_REQUIRED
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        #: The names on the certificates of whoever got in, and how many bytes they said then.
        self.let_in: list[str] = []
        self.told = 0

    def close(self) -> None:
        self._listening.close()

    def open(self) -> None:
        with suppress(OSError):
            while True:
                came, _ = self._listening.accept()
                threading.Thread(target=self._meet, args=[came], daemon=True).start()

    def _meet(self, came: socket.socket) -> None:
        with came, suppress(OSError):
            if came.recv(8) != _ASKS_FOR_TLS:
                return
            came.sendall(b"S")
            with self._context.wrap_socket(came, server_side=True) as inside, _server() as server:
                shown = load_der_x509_certificate(inside.getpeercert(binary_form=True) or b"")
                self.let_in += [str(one.value) for one in shown.subject]
                back = threading.Thread(target=_hand_on, args=[server, inside], daemon=True)
                back.start()
                while said := inside.recv(65_536):
                    self.told += len(said)
                    server.sendall(said)
                server.shutdown(socket.SHUT_WR)
                back.join(5)


def _server() -> socket.socket:
    where = conninfo_to_dict(url_of(PROGRAM, "postgres"))
    host, port = str(where["host"]), str(where.get("port") or 5432)
    if not host.startswith("/"):
        return socket.create_connection((host, int(port)))
    server = socket.socket(socket.AF_UNIX)
    server.connect(f"{host}/.s.PGSQL.{port}")
    return server


def _hand_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while said := one.recv(65_536):
            other.sendall(said)
        other.shutdown(socket.SHUT_WR)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ours"), "ours")


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("theirs"), "theirs")


@contextmanager
def a_gate(shown: Shown, trusts: Path) -> Iterator[Gate]:
    gate = Gate(shown, trusts)
    threading.Thread(target=gate.open, daemon=True).start()
    try:
        yield gate
    finally:
        gate.close()


@pytest.fixture
def gate(ours: Authority) -> Iterator[Gate]:
    with a_gate(ours.certificate("localhost"), ours.file) as opened:
        yield opened


def url_through(gate: Gate, trusts: Authority, shown: Shown | None) -> str:
    """As docs/operate.md says it."""
    url = f"postgresql://{PROGRAM}@localhost:{gate.port}/postgres?sslmode=verify-full&sslrootcert={trusts.file}"
    return url if shown is None else f"{url}&sslcert={shown.certificate}&sslkey={shown.key}"


def role_by(url: str) -> str:
    """Whom the database takes the program for, by the connection that the program itself makes."""
    connection = ConnectionHandler({"default": program_database_from(url)})["default"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            return str(cursor.fetchone()[0])
    finally:
        connection.close()


def test_whoever_shows_the_certificate_of_the_role_gets_in_without_a_password(gate: Gate, ours: Authority) -> None:
    url = url_through(gate, ours, ours.certificate(PROGRAM))
    assert not holds_password(url)
    assert role_by(url) == PROGRAM
    assert gate.let_in == [PROGRAM]
    assert gate.told > 50


def test_nobody_gets_in_without_one_or_with_one_of_somebody_else(
    gate: Gate, ours: Authority, theirs: Authority
) -> None:
    for shown in (None, theirs.certificate(PROGRAM)):
        with pytest.raises(OperationalError):
            role_by(url_through(gate, ours, shown))
    assert gate.let_in == []


def test_whoever_is_not_the_database_is_told_nothing(ours: Authority, theirs: Authority) -> None:
    """Neither another's certificate nor another machine's."""
    for shown, trusts in ((theirs.certificate("localhost"), theirs), (ours.certificate("another.example"), ours)):
        with a_gate(shown, trusts.file) as gate:
            with pytest.raises(OperationalError):
                role_by(url_through(gate, ours, ours.certificate(PROGRAM)))
            assert gate.told == 0


@pytest.mark.parametrize(
    ("url", "is_told"),
    [
        ("postgresql://program:rahasia@db.example/prakerja?sslmode=verify-full", True),
        ("postgresql://program@db.example/prakerja?sslmode=verify-full&password=rahasia", True),
        ("postgresql://program@db.example/prakerja?sslmode=verify-full&sslcert=a.pem&sslkey=a.key", False),
        ("postgresql:///prakerja?host=/var/run/postgresql", False),
    ],
)
def test_an_operator_is_told_of_a_password_and_never_what_it_is(url: str, is_told: bool, settings: object) -> None:
    environment = getattr(settings, "ENVIRONMENT").model_copy(update={"database_url": url})  # noqa: B009
    setattr(settings, "ENVIRONMENT", environment)  # noqa: B010
    with capture_logs() as said:
        advise_of_database()
    assert [one["event"] for one in said] == (["database_by_password"] if is_told else [])
    assert "rahasia" not in str(said)
