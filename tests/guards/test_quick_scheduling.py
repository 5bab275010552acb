"""Tests that mostly wait begin first, and one worker always has use for the processor."""

from dataclasses import dataclass, field
from itertools import repeat
from types import SimpleNamespace
from typing import Any, Final

import pytest

from tests.quick_scheduling import WAITING, QuickScheduling

_BUSY: Final = [f"tests/test_busy.py::test_{number}" for number in range(200)]
_WAITING: Final = [f"tests/test_slow.py::test_{number}@{group}" for group in WAITING for number in range(4)]


@dataclass(eq=False)
class Worker:
    """Does one test at a time, in the order in which it was told of them."""

    gateway: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(id="one of them"))
    shutting_down: bool = False
    told: list[int] = field(default_factory=list)

    def send_runtest_some(self, tests: list[int]) -> None:
        self.told += tests

    def shutdown(self) -> None:
        self.shutting_down = True


def orders_of(workers: int) -> list[list[str]]:
    """What each worker did, when every test takes as long as any other."""
    tests = [*_BUSY, *_WAITING]
    made: dict[str, Any] = {"tx": list(repeat("popen", workers)), "loadscopereorder": True}
    config = SimpleNamespace(
        option=SimpleNamespace(**made), getvalue=made.__getitem__, getoption=made.get, hook=SimpleNamespace()
    )
    scheduling = QuickScheduling(config, None)
    all_of_them = [Worker() for _ in range(workers)]
    for worker in all_of_them:
        scheduling.add_node(worker)
        scheduling.add_node_collection(worker, tests)
    scheduling.schedule()
    done = [0] * workers
    while any(count < len(worker.told) for count, worker in zip(done, all_of_them, strict=True)):
        for place, worker in enumerate(all_of_them):
            if done[place] < len(worker.told):
                scheduling.mark_test_complete(worker, worker.told[done[place]])
                done[place] += 1
    return [[tests[one] for one in worker.told] for worker in all_of_them]


@pytest.mark.parametrize("workers", [1, 2, 3, 5])
def test_every_test_is_done_once(workers: int) -> None:
    assert sorted(test for order in orders_of(workers) for test in order) == sorted([*_BUSY, *_WAITING])


def test_what_waits_comes_first_and_beside_it_what_does_not() -> None:
    one, two, three = orders_of(3)
    assert {one[0].partition("@")[2], two[0].partition("@")[2]} == set(WAITING[:2])
    assert not any("@" in test for test in three[:4])
    assert not any("@" in test for order in (one, two, three) for test in order[20:])
