"""`prakerja work`: what is under way, at which stage, and how far."""

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from prakerja.console import work as console
from prakerja.draw.jobs import draw_seats, fix_joiners
from prakerja.kit.clock import read_clock
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from prakerja.work.progress import Progress, note_progress

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "django_ready", nullcontext)


def _two_at_work() -> None:
    begin_work(draw_seats, read_clock(), wave_id=12)
    note_progress(draw_seats, Progress("copying draws/12/drawn.json 00ff", 3_000, 10_000), wave_id=12)
    begin_work(fix_joiners, read_clock(), wave_id=13)
    note_progress(fix_joiners, Progress("", 2_048), wave_id=13)


def test_each_is_told_with_its_stage_and_how_far_it_is() -> None:
    _two_at_work()
    said = CliRunner().invoke(console.work, [])
    assert said.exit_code == 0
    assert "copying" in said.output
    assert "drawn.json" not in said.output
    assert "3,000 of 10,000" in said.output
    assert "2,048" in said.output


def test_programs_read_json() -> None:
    _two_at_work()
    told = json.loads(CliRunner().invoke(console.work, ["--json"]).output)["work"]
    assert told[0] == {
        "kind": "draw.draw_seats",
        "subject": "wave 12",
        "state": "due",
        "stage": "copying",
        "done": 3_000,
        "of": 10_000,
    }
    assert told[1]["of"] is None


def test_who_follows_is_let_go_once_all_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    _two_at_work()

    def a_second_later(_seconds: float) -> None:
        end_work(draw_seats, read_clock(), wave_id=12)
        end_work(fix_joiners, read_clock(), wave_id=13)

    monkeypatch.setattr("prakerja.console.work.time.sleep", a_second_later)
    said = CliRunner().invoke(console.work, ["--follow"])
    assert said.output.endswith("Nothing is under way.\n")
