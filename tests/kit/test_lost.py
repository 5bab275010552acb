"""No job is the only place that knows what is due: its work is found again, whatever ended it."""

import subprocess
import sys

import pytest

from prakerja.kit.jobs import job
from prakerja.kit.lost import NotFoundAgain, is_found_again, require_all_work_found_again

_AS_A_WORKER_STARTS = """
import django; django.setup()
import prakerja.console.schedule
from prakerja.kit.jobs import declared_jobs, know_all_jobs
from prakerja.kit.lost import require_all_work_found_again
know_all_jobs()
assert len(list(declared_jobs())) > 20
require_all_work_found_again()
"""


def test_the_work_of_every_job_comes_again_by_the_clock_or_is_found_where_it_is_due() -> None:
    """In a process of its own: the tests' own jobs are not ours."""
    run = subprocess.run([sys.executable, "-c", _AS_A_WORKER_STARTS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_a_job_whose_work_nobody_finds_again_is_named(no_jobs: None) -> None:
    @job()
    def forgotten() -> None:
        """Nobody looks for it."""

    with pytest.raises(NotFoundAgain, match=r"kit\.forgotten"):
        require_all_work_found_again()
    is_found_again(forgotten)
    require_all_work_found_again()
