"""When a job that met an outage is tried again."""

import pytest
from procrastinate.jobs import Job

from prakerja.kit.clock import read_clock
from prakerja.kit.retries import PATIENT, UNTIL_ANSWERED, Retry, TryAgain


def wait_after(attempts: int, error: Exception, retry: Retry = UNTIL_ANSWERED) -> float | None:
    job = Job(id=0, queue="outside", lock=None, queueing_lock=None, task_name="x", attempts=attempts)
    decision = retry.get_retry_decision(exception=error, job=job)
    if decision is None:
        return None
    assert decision.retry_at
    seconds: float = (decision.retry_at - read_clock()).total_seconds()
    return seconds


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 2), (1, 4), (5, 64), (9, 600), (1_000, 600)])
def test_the_registry_is_asked_again_ever_more_slowly_and_without_end(attempts: int, seconds: int) -> None:
    assert wait_after(attempts, TryAgain()) == pytest.approx(seconds, abs=1)


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 2), (5, 64), (11, 4096)])
def test_the_patient_bridge_two_hours(attempts: int, seconds: int) -> None:
    assert wait_after(attempts, TryAgain(), PATIENT) == pytest.approx(seconds, abs=1)


def test_patience_ends() -> None:
    assert wait_after(12, TryAgain(), PATIENT) is None


@pytest.mark.parametrize("retry", [PATIENT, UNTIL_ANSWERED])
def test_what_is_broken_is_not_tried_again(retry: Retry) -> None:
    assert wait_after(0, RuntimeError(), retry) is None
