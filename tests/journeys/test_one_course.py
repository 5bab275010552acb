"""docs/partner-api/one_course.py as it stands, against the running demo: the standard library and credentials alone."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Copies
from tests.instance import Instance, running_instance, wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("every page")]

SCRIPT: Final = Path(__file__).resolve().parents[2] / "docs" / "partner-api" / "one_course.py"
_STATE: Final = "SELECT state FROM training_purchase JOIN training_certificate c USING (applicant_id)"


@pytest.fixture(scope="module")
def instance(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """With the demo, whose partners and people the script plays."""
    with (
        copied_database(f"prakerja_script_{os.getpid()}") as url,
        running_instance(url, tmp_path_factory.mktemp("script"), furnish="load_small_demo()") as started,
    ):
        yield started


def run_script(credentials: dict[str, object]) -> list[dict[str, object]]:
    """What each call answered. -I: nothing of ours is on the way."""
    told = json.dumps(credentials)
    done = subprocess.run([sys.executable, "-I", SCRIPT], input=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, object]] = [ast.literal_eval(line) for line in done.stdout.splitlines()]
    return answers


def test_a_page_of_code_takes_a_participant_from_the_code_to_the_certificate(instance: Instance) -> None:
    assert len(SCRIPT.read_text().splitlines()) <= 30
    code = instance.credentials["redeem_codes"][0]
    finished = len(instance.rows(_STATE))
    before, redeemed, first, last, declared = run_script(instance.credentials)
    assert (before["redeem_code"], before["course_code"], before["schedule_code"], before["status"]) == (
        code["code"],
        code["course_code"],
        code["schedule_code"],
        0,
    )
    assert (redeemed["status"], redeemed["attendance_status"]) == (1, 0)
    assert (first["sequence"], first["attendance_status"]) == (1, 1)
    assert (last["sequence"], last["attendance_status"]) == (999, 1)
    assert (declared["redeem_code"], declared["number"]) == (code["code"], 1)
    instance.beat("every_minute")
    wait_until(lambda: len(instance.rows(_STATE)) > finished, what="the certificate is there")
    assert instance.run("prakerja", "ledger", "prove")


def test_other_institutions_and_webinars_go_the_same_way(instance: Instance) -> None:
    told = json.loads(instance.run("prakerja", "demo", "credentials", "--json"))
    first, *others = told["redeem_codes"]
    of_another = next(one for one in others if one["client_code"] != first["client_code"])
    # The code that is good for the shortest time comes last.
    webinar = others[-1]
    for code in (of_another, webinar):
        answers = run_script(told | {"redeem_codes": [code]})
        assert [one.get("attendance_status") for one in answers] == [0, 0, 1, 1, None]
    assert {answers[0]["course_type"]} == {2}
    left = json.loads(instance.run("prakerja", "demo", "credentials", "--json"))["redeem_codes"]
    assert not [one for one in left if one in (of_another, webinar)]
