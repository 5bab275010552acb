"""Every recurring job exists, and everything that recurs is in the one place."""

from pathlib import Path

import prakerja
from prakerja.console import schedule
from prakerja.kit.jobs import declared_jobs
from prakerja.kit.recurring import recurring_jobs

_SOURCE = Path(prakerja.__file__).parent


def test_the_clock_asks_for_jobs_that_exist_and_for_none_twice() -> None:
    asked = [job for jobs in recurring_jobs().values() for job in jobs]
    assert asked
    assert set(asked) <= set(declared_jobs())
    assert len(asked) == len(set(asked))


def test_the_sweep_over_lost_work_comes_each_minute() -> None:
    assert "work.take_up_lost_work" in {one.name for one in recurring_jobs()["every_minute"]}


def test_the_clocks_are_in_the_schedule_alone() -> None:
    clocks = {"every_minute", "draws", "what_ends", "every_night", "what_ends_at_night", "every_morning", "every_hour"}
    assert clocks == recurring_jobs().keys()
    others = [
        path
        for path in _SOURCE.rglob("*.py")
        if "recur(" in path.read_text() and path not in (Path(schedule.__file__), _SOURCE / "kit" / "recurring.py")
    ]
    assert others == []
