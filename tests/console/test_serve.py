"""`prakerja serve`: the pages in production, or a refusal that says what to mend."""

import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import httpx
import psycopg
import pytest
from click.testing import CliRunner

from prakerja.config.parts import NEEDED_BY
from prakerja.config.roles import PROGRAM
from prakerja.console.free_port import free_port
from prakerja.console.serve import serve
from tests.config.test_production import GOOD
from tests.conftest import Copies, url_of
from tests.situations.certificates import Authority

_NOT_THE_PAGES: Final = {"sandbox_url", *(name for name, needed_by in NEEDED_BY.items() if needed_by == "work")}
_PRAKERJA: Final = str(Path(sys.executable).with_name("prakerja"))


def production(var: Path, database: str) -> dict[str, str]:
    """As the pages are started: without the secrets of the worker."""
    values = {name: value for name, value in GOOD.items() if name not in _NOT_THE_PAGES}
    values |= {"mode": "production", "part": "pages", "var": str(var), "database_url": database, "trusted_proxies": "1"}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    return inherited | {f"PRAKERJA_{name.upper()}": value for name, value in values.items()}


@pytest.mark.parametrize("mode", ["demo", "test"])
def test_it_is_for_production_alone(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setenv("PRAKERJA_MODE", mode)
    said = CliRunner().invoke(serve)
    assert (said.exit_code, "PRAKERJA_MODE must be production" in said.output) == (2, True)


def test_everything_that_is_unfit_is_said_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values = production(tmp_path, "postgresql://db.example/prakerja")
    values |= {"PRAKERJA_SECRET_KEY": "a", "PRAKERJA_DIGEST_KEY": "00" * 32, "PRAKERJA_SMTP_URL": "smtp://mail.example"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    said = CliRunner().invoke(serve)
    assert said.exit_code == 2
    for name in ("SECRET_KEY", "DIGEST_KEY", "SMTP_URL", "DATABASE_URL"):
        assert f"PRAKERJA_{name}: " in said.output


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "prakerja.example"])
def test_nobody_reads_the_pages_in_clear_from_another_machine(host: str) -> None:
    said = CliRunner().invoke(serve, ["--host", host])
    assert (said.exit_code, "give --certificate and --key" in said.output) == (2, True)


@pytest.mark.parametrize("option", ["--certificate", "--key"])
def test_neither_a_certificate_nor_its_key_serves_alone(option: str) -> None:
    said = CliRunner().invoke(serve, [option, __file__])
    assert (said.exit_code, "go together" in said.output) == (2, True)


@pytest.fixture
def database(copied_database: Copies) -> Iterator[str]:
    name = f"prakerja_serve_{os.getpid()}"
    with copied_database(name):
        yield name


@contextmanager
def serving(environment: dict[str, str], *options: str) -> Iterator[str]:
    port = free_port()
    command = [_PRAKERJA, "serve", "--port", str(port), "--workers", "1", *options]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield f"{'https' if options else 'http'}://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)


def first_answer(url: str, trusts: ssl.SSLContext | bool = True) -> httpx.Response:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(httpx.HTTPError):
            asked = {"Host": "prakerja.example", "X-Forwarded-Proto": "https"}
            return httpx.get(url, headers=asked, verify=trusts)
        time.sleep(0.2)
    raise AssertionError("nobody answers")


@pytest.mark.fault
def test_the_pages_are_served_and_nothing_in_clear(database: str, tmp_path: Path) -> None:
    with serving(production(tmp_path, url_of(PROGRAM, database))) as site:
        page = first_answer(f"{site}/masuk/")
        assert page.status_code == 200
        assert page.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        cookies = page.headers.get_list("Set-Cookie")
        assert cookies
        assert all(cookie.startswith("__Host-") and "Secure" in cookie and "Path=/;" in cookie for cookie in cookies)
        plain = httpx.get(f"{site}/masuk/", headers={"Host": "prakerja.example"})
        assert (plain.status_code, plain.headers["Location"]) == (301, "https://prakerja.example/masuk/")
        assert httpx.get(f"{site}/masuk/", headers={"Host": "evil.example"}).status_code == 400
        assert first_answer(f"{site}/log/").status_code == 200


@pytest.mark.fault
def test_with_a_certificate_the_pages_are_served_over_tls_alone(database: str, tmp_path: Path) -> None:
    authority = Authority(tmp_path, "ours")
    shown = authority.certificate("localhost")
    options = ["--certificate", str(shown.certificate), "--key", str(shown.key)]
    with serving(production(tmp_path, url_of(PROGRAM, database)), *options) as site:
        trusting = ssl.create_default_context(cafile=str(authority.file))
        assert first_answer(f"{site}/masuk/", trusting).status_code == 200
        with pytest.raises(httpx.HTTPError):
            httpx.get(site.replace("https", "http") + "/masuk/", headers={"Host": "prakerja.example"})
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{site}/masuk/", headers={"Host": "prakerja.example"})


@pytest.mark.fault
def test_tables_of_another_version_are_not_served(database: str, tmp_path: Path) -> None:
    with psycopg.connect(url_of("postgres", database)) as server:
        server.execute("DELETE FROM django_migrations WHERE app = 'waves'")
    environment = production(tmp_path, url_of(PROGRAM, database))
    command = [_PRAKERJA, "serve"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert "waves.0001_initial has not run" in ended.stderr
    assert "prakerja manage migrate" in ended.stderr
