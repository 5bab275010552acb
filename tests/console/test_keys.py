"""`prakerja keys`, on the suite's own database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from prakerja.accounts.models import AuthenticatorApp
from prakerja.console import keys

pytestmark = pytest.mark.django_db
OLD, NEW = "2025:" + "11" * 32, "2026:" + "22" * 32


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(keys, "django_ready", ready)


@pytest.fixture(autouse=True)
def three_old_values(db: None, settings: Settings, now: datetime) -> None:
    settings.SEALING_KEYS = OLD
    for number in range(3):
        app = AuthenticatorApp(account_id=UUID(int=number + 1), set_up_at=now)
        app.secret = "x"
        app.save()
    settings.SEALING_KEYS = f"{NEW},{OLD}"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(keys.keys, arguments)


def test_resealing_says_that_the_old_key_may_go() -> None:
    said = run("reseal", "--at-once", "2")
    assert said.exit_code == 0
    assert "key 2026: 3 values; the newest" in said.stdout
    assert "key 2025: 0 values; nothing is under it: it may leave the ring" in said.stdout


def test_as_json_and_twice() -> None:
    first, second = (json.loads(run("reseal", "--json").stdout) for _ in range(2))
    assert first == {"resealed": 3, "closed": 0, "newest": "2026", "under": {"2026": 3, "2025": 0}}
    assert second == {**first, "resealed": 0}


def test_a_key_that_is_still_needed_is_said_and_the_exit_status_is_1() -> None:
    AuthenticatorApp.objects.filter(pk=UUID(int=1)).update(sealed_secret=b"2025:damaged")
    said = run("reseal")
    assert said.exit_code == 1
    assert "key 2025: 1 values; still needed" in said.stdout
    assert "1 values do not open" in said.stderr
