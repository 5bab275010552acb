"""When an unanswered question is asked again."""

import pytest
from procrastinate.jobs import Job

from prakerja.journey.tasks import _UntilAnswered
from prakerja.kit.clock import read_clock
from prakerja.kit.queue import TryAgain


def wait_after(attempts: int, error: Exception) -> float | None:
    job = Job(id=0, queue="outside", lock=None, queueing_lock=None, task_name="x", attempts=attempts)
    decision = _UntilAnswered().get_retry_decision(exception=error, job=job)
    if decision is None:
        return None
    assert decision.retry_at
    return (decision.retry_at - read_clock()).total_seconds()


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 2), (1, 4), (5, 64), (9, 600), (1_000, 600)])
def test_the_registry_is_asked_again_ever_more_slowly_and_without_end(attempts: int, seconds: int) -> None:
    assert wait_after(attempts, TryAgain()) == pytest.approx(seconds, abs=1)


def test_what_is_broken_is_not_tried_again() -> None:
    assert wait_after(0, RuntimeError()) is None
