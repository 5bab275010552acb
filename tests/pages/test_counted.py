"""Answers are counted by view and status; no address, and nobody who stands in one, becomes a label or a line."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import generate_latest

from prakerja.kit.figures import OWN
from prakerja.pages import counted

pytestmark = pytest.mark.django_db

_NIK = "3171015708450000"


def figures() -> str:
    return generate_latest(OWN).decode()


def counted_so(**labels: str) -> float:
    return OWN.get_sample_value("prakerja_requests_total", labels) or 0.0


@pytest.mark.parametrize(
    ("path", "view", "status"),
    [
        ("/masuk/", "accounts:sign_in", "200"),
        ("/healthz", "machines:healthz", "503"),
        ("/beranda/", "journey:dashboard", "302"),
        (f"/{_NIK}/", "none", "404"),
        (f"/static/{_NIK}.css", "static", "404"),
    ],
)
def test_an_answer_counts_for_its_view(client: Client, path: str, view: str, status: str) -> None:
    before = counted_so(view=view, method="GET", status=status)
    client.get(path)
    assert counted_so(view=view, method="GET", status=status) == before + 1
    assert OWN.get_sample_value("prakerja_request_seconds_count", {"view": view})


def test_a_page_that_is_kept_counts_for_the_view_that_made_it(client: Client, settings: object) -> None:
    settings.PAGES_KEPT_S = 60  # type: ignore[attr-defined]
    before = counted_so(view="public:landing", method="GET", status="200")
    for _ in range(3):
        client.get("/")
    assert counted_so(view="public:landing", method="GET", status="200") == before + 3


@given(word=st.text("abcXYZ019/-_.", min_size=1, max_size=30), method=st.sampled_from(["GET", "PUT", "SITI", "HEAD"]))
def test_whatever_is_asked_for_no_label_repeats_it(word: str, method: str) -> None:
    Client().generic(method, f"/rahasia-{word}")
    shown = figures()
    assert "rahasia" not in shown
    assert "SITI" not in shown


def test_one_that_took_long_has_a_line(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "_SLOW_S", 0.0)
    client.get("/masuk/")
    (said,) = [line.msg for line in caplog.records if isinstance(line.msg, dict)]
    assert {"event": "request_slow", "view": "accounts:sign_in", "method": "GET", "status": 200}.items() <= said.items()
