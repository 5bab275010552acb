"""`prakerja metrics` as Prometheus meets it, and the alert rules that stand on its figures."""

import re
import socket
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner
from prometheus_client import CollectorRegistry

from prakerja.audit.models import SecurityCount
from prakerja.audit.security import SecurityKind
from prakerja.console import metrics
from prakerja.console.metrics import HouseFigures
from prakerja.kit.figures import OWN

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


def test_every_alert_names_a_runbook_that_there_is() -> None:
    named = re.findall(r"runbook: (\S+)", _RULES.read_text())
    assert len(named) == len(re.findall(r"- alert:", _RULES.read_text()))
    assert all((_RULES.parents[1] / path).exists() for path in named)


@pytest.mark.django_db
def test_a_port_that_is_taken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "django_ready", nullcontext)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = CliRunner().invoke(metrics.metrics, ["--port", str(taken.getsockname()[1])])
    assert (said.exit_code, "cannot be listened on" in said.output) == (1, True)
