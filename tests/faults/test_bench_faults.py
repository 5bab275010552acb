"""`prakerja bench faults` in small: what its parts say of pages, and that its report tells a loss."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from prakerja.console import bench_faults
from prakerja.console.bench_faults_course import Course, Fault
from prakerja.console.bench_faults_page import asked_by
from prakerja.console.bench_faults_wave import Stage

_PAGE = """
<header><form method="post" action="/keluar/"><button class="button">Keluar</button></form></header>
<main>
<form id="send-again" method="post" action="/lagi/"><input type="hidden" name="t" value="1">
<button class="button second">Lagi</button></form>
<form method="post"><input type="hidden" name="csrf" value="x"><input name="nik"><input type="checkbox" name="agrees">
<input type="radio" name="office" value="none"><input type="radio" name="office" value="state">
<select name="province"><option value=""></option><option value="31">Jakarta</option></select>
<input type="file" name="photo"><button class="button second" name="go" value="back">Kembali</button>
<button class="button" name="go" value="next">Lanjut</button></form></main>
"""


def a_course(**losses: int) -> Course:
    return Course(
        seconds=200.0,
        applicants=4,
        sent_again=51,
        faults=[Fault("web killed", 2.0, 4.5)],
        stages=[Stage("telling", "worker", 45.0, in_the_middle=True)],
        code_seconds={"by e-mail, all well": 0.4},
        losses={"answers_asked_again": 0, "events_twice": 0} | losses,
    )


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    return CliRunner()


def measured(monkeypatch: pytest.MonkeyPatch, course: Course) -> None:
    def no_course(_var: Path, *, quick: bool) -> Course:
        assert quick
        return course

    monkeypatch.setattr(bench_faults, "run_course", no_course)


def test_where_nothing_was_lost_the_status_is_0(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, a_course())
    said = run.invoke(bench_faults.faults, ["--quick", "--json"])
    assert said.exit_code == 0
    report = json.loads(said.output)
    assert (report["seconds"], report["reference"], report["ratio"]) == (200.0, 90, 0.5)
    assert report["lost"] == {"answers_asked_again": 0, "events_twice": 0}


def test_whatever_was_lost_is_told_by_the_status(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, a_course(events_twice=1))
    said = run.invoke(bench_faults.faults, ["--quick"])
    assert (said.exit_code, "Something was lost" in said.output) == (1, True)
    assert "web killed" in said.output


def test_the_main_button_of_a_page_is_pressed_with_its_form() -> None:
    asked = asked_by(_PAGE)
    assert asked.form
    assert asked.form.fields == {"csrf": "x", "nik": "", "go": "next"}
    assert asked.form.choices == {"office": ["none", "state"], "province": ["", "31"]}
    assert (asked.form.ticks, asked.form.files) == ({"agrees": "on"}, ["photo"])
    assert asked.again
    assert (asked.again.action, asked.again.fields) == ("/lagi/", {"t": "1"})


def test_a_button_that_is_a_link_is_followed() -> None:
    asked = asked_by('<main><a class="button second" href="/no/">No</a><a class="button" href="/yes/">Yes</a></main>')
    assert (asked.link, asked.form) == ("/yes/", None)
