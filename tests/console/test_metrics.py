"""`prakerja metrics` as Prometheus meets it, and the alert rules that stand on its figures."""

import re
import shutil
import socket
import ssl
import subprocess
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import time_machine
from click.testing import CliRunner
from prometheus_client import CollectorRegistry

from prakerja.audit.models import SecurityCount
from prakerja.audit.security import SecurityKind
from prakerja.console import metrics
from prakerja.console.metrics import HouseFigures
from prakerja.console.tls_options import require_tls_elsewhere
from prakerja.kit.figures import OWN
from tests.situations.year_ends import OF_2020, closed, money_of_2020, opens_at

_RULES = Path(__file__).resolve().parents[2] / "docs" / "alerts.yml"


@pytest.mark.django_db
def test_every_alert_stands_on_a_figure_that_there_is() -> None:
    registry = CollectorRegistry()
    registry.register(HouseFigures())
    counted = {f"{family.name}{end}" for family in OWN.collect() for end in ("", "_total", "_bucket", "_count")}
    # A counter's name ends on `_total` where it is read, and not where it is declared.
    figures = {family.name + ("_total" if family.type == "counter" else "") for family in registry.collect()} | counted
    asked = set(re.findall(r"prakerja_\w+", "\n".join(re.findall(r"expr: (.*)", _RULES.read_text()))))
    assert asked
    assert asked <= figures


@pytest.mark.django_db
def test_security_events_are_of_all_processes_and_survive_them() -> None:
    for share, times in ((0, 3), (7, 4)):
        SecurityCount.objects.create(kind=SecurityKind.WRONG_PASSWORD, share=share, times=times)
    registry = CollectorRegistry()
    registry.register(HouseFigures())
    (family,) = (one for one in registry.collect() if one.name == "prakerja_security_events")
    read = {sample.labels["kind"]: sample.value for sample in family.samples if sample.name.endswith("_total")}
    assert read == {kind: 7.0 if kind is SecurityKind.WRONG_PASSWORD else 0.0 for kind in SecurityKind}


@pytest.mark.django_db
def test_a_year_that_is_over_and_not_closed_is_counted_in_days() -> None:
    money_of_2020()

    def unclosed() -> dict[str, float]:
        (family,) = HouseFigures()._of_year_ends()
        return {sample.labels["of"]: sample.value for sample in family.samples}

    with time_machine.travel(opens_at(OF_2020) + timedelta(days=3), tick=False):
        assert unclosed() == {OF_2020: 3.0}
        closed(OF_2020)
        assert unclosed() == {}


def test_every_alert_has_a_runbook() -> None:
    """It says what it looks like, what to look at, what to do, and when it is over."""
    rules = _RULES.read_text()
    named = re.findall(r"runbook: (\S+)$", rules, re.MULTILINE)
    assert len(named) == len(re.findall(r"- alert:", rules))
    for path in named:
        text = (_RULES.parents[1] / path).read_text()
        said = re.findall(r"^\*\*(.+?)\*\*", text, re.MULTILINE)
        assert said == ["What it looks like.", "What to look at.", "What to do.", "When it is over."], path


def test_what_runbooks_lead_to_is_there() -> None:
    for file in (_RULES.parent / "runbooks").glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", file.read_text()):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


@pytest.mark.skipif(shutil.which("promtool") is None, reason="Prometheus is not here")
def test_prometheus_takes_the_rules() -> None:
    checked = subprocess.run(["promtool", "check", "rules", _RULES], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.django_db
def test_a_port_that_is_taken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "django_ready", nullcontext)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = CliRunner().invoke(metrics.metrics, ["--port", str(taken.getsockname()[1])])
    assert (said.exit_code, "cannot be listened on" in said.output) == (1, True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "fe80::1", "prakerja.example", "127.0.0.1.example", ""])
def test_nobody_reads_it_in_clear_from_another_machine(host: str) -> None:
    said = CliRunner().invoke(metrics.metrics, ["--host", host])
    assert (said.exit_code, "give --certificate and --key" in said.output) == (2, True)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_on_this_machine_it_may_be_read_in_clear(host: str) -> None:
    require_tls_elsewhere(host, certificate=None, key=None)


@pytest.mark.parametrize("option", ["--certificate", "--key"])
def test_neither_a_certificate_nor_its_key_serves_alone(option: str) -> None:
    said = CliRunner().invoke(metrics.metrics, [option, __file__])
    assert (said.exit_code, "go together" in said.output) == (2, True)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is nothing that makes a certificate")
def test_with_a_certificate_it_speaks_tls_and_nothing_else(tmp_path: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made, *names], capture_output=True, check=True)
    server, thread = metrics.listen("127.0.0.1", 0, CollectorRegistry(), certificate=certificate, key=key)
    try:
        port = server.server_address[1]
        trusting = ssl.create_default_context(cafile=str(certificate))
        assert httpx.get(f"https://localhost:{port}/metrics", verify=trusting, trust_env=False).status_code == 200
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"http://localhost:{port}/metrics", trust_env=False)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
