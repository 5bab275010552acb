"""What happens at every start, before anything is served."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.fixtures import Settings

from prakerja.console import prepare as module
from prakerja.console.prepare import prepare
from prakerja.simulation import demo_partners_file
from prakerja.simulation import load_demo as demo
from prakerja.simulation.demo_people import PARTNER_STAFF, STAFF

type Done = list[str]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Done:
    """What was done, in order; nothing of it is."""
    steps: Done = []
    monkeypatch.setattr(module, "bring_tables_up_to_date", lambda: steps.append("tables"))
    monkeypatch.setattr(module, "call_command", lambda name, **_options: steps.append(name))
    monkeypatch.setattr(demo, "load_demo", lambda *, now: steps.append(f"demo of {now.tzinfo}"))
    monkeypatch.setattr(demo_partners_file, "write_partners", lambda file: steps.append(file.name))
    return steps


def in_mode(mode: str, settings: Settings, var: Path) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": mode, "var": var})


@pytest.mark.parametrize("mode", ["production", "test"])
def test_tables_and_pages_are_ready_and_no_made_up_people_are_let_in(
    mode: str, done: Done, settings: Settings, tmp_path: Path
) -> None:
    in_mode(mode, settings, tmp_path)
    prepare()
    assert done == ["tables", "collectstatic"]
    assert list(tmp_path.iterdir()) == []


def test_the_demo_loads_its_people_and_hands_the_sandbox_their_telephones_and_partners(
    done: Done, settings: Settings, tmp_path: Path
) -> None:
    in_mode("demo", settings, tmp_path)
    prepare()
    assert done == ["tables", "collectstatic", "demo of UTC", "sandbox-partners.json"]
    telephones = json.loads((tmp_path / "sandbox-authenticator.json").read_text())
    assert [one["email"] for one in telephones] == [one.email for one in (*STAFF, *PARTNER_STAFF)]


def test_tables_that_cannot_be_made_stop_the_start(
    done: Done, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    in_mode("demo", settings, tmp_path)

    def refuse() -> None:
        raise RuntimeError("an older var")

    monkeypatch.setattr(module, "bring_tables_up_to_date", refuse)
    with pytest.raises(RuntimeError, match="an older var"):
        prepare()
    assert done == []


def test_the_suite_itself_is_no_demo() -> None:
    assert settings.ENVIRONMENT.mode == "test"
