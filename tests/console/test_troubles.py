"""`prakerja troubles --try-again`: whatever long work has failed goes on, also where no page has a button for it."""

import re
from contextlib import nullcontext
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from prakerja.audit.models import Event
from prakerja.console import troubles
from prakerja.kit.jobs import declared_jobs
from prakerja.kit.queue import waiting_jobs
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from tests.situations.accounts import NOW

pytestmark = pytest.mark.django_db
_SOURCES: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
#: What is there to be done on, by the argument's name.
_ON: Final[dict[str, object]] = {
    "wave_id": 7,
    "list_id": 7,
    "handed_in_id": 7,
    "number": 1,
    "subject": "2021:2020:training",
    "month": "2021-03",
    "due_on": "2021-03-01",
    "house": "bni",
    "day": "2021-03-01",
    "batch_id": "0195b0c1-0000-7000-8000-000000000001",
}


def kinds() -> list[str]:
    """Of all the work that may fail: what a room carries out in stretches."""
    found = (
        (path.parent.name, name)
        for path in _SOURCES.glob("*/tasks.py")
        for name in re.findall(r"@carries_out\(jobs\.(\w+)\)", path.read_text())
    )
    return sorted(f"{room}.{name}" for room, name in found)


def all_failed() -> None:
    by_name = {job.name: job for job in declared_jobs()}
    for kind in kinds():
        arguments = by_name[kind].written({name: _ON[name] for name in by_name[kind].parameters})
        LongWork.objects.create(
            kind=kind,
            subject=by_name[kind].lock_for(arguments) or "",
            arguments=arguments,
            state=WorkState.FAILED,
            asked_at=NOW,
            failed_at=NOW,
            failure="KeyError",
            cursor="here",
        )


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(troubles, "django_ready", nullcontext)


def test_every_kind_of_work_that_has_failed_goes_on_from_where_it_stood() -> None:
    all_failed()
    assert len(kinds()) >= 12
    said = CliRunner().invoke(troubles.troubles, ["--try-again", "--operator", "Wati"])
    assert said.exit_code == 0, said.output
    assert sorted(re.findall(r"Goes on: (\S+) ", said.output)) == kinds()
    rows = LongWork.objects.values_list("state", "cursor", "failure", "failed_at")
    assert set(rows) == {(WorkState.DUE.value, "here", "", None)}
    assert sorted(one.name for one in waiting_jobs()) == kinds()
    (event,) = Event.objects.filter(name="audit.command.run")
    assert (event.subject_id, event.actor_name) == ("troubles --try-again", "Wati")


def test_to_ask_what_is_wrong_changes_nothing() -> None:
    all_failed()
    said = CliRunner().invoke(troubles.troubles, [])
    assert (said.exit_code, "Goes on" in said.output) == (1, False)
    assert set(LongWork.objects.values_list("state", flat=True)) == {WorkState.FAILED.value}
    assert not Event.objects.filter(name="audit.command.run").exists()


def test_where_nothing_has_failed_nothing_goes_on() -> None:
    for _ in range(2):
        said = CliRunner().invoke(troubles.troubles, ["--try-again", "--operator", "Wati"])
        assert (said.exit_code, "Goes on" in said.output) == (0, False)
    assert waiting_jobs() == []
