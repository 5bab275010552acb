"""A running platform that tests may kill and cut off; everything is whole again before each of them."""

import os
from collections.abc import Generator, Iterator
from typing import Final

import pytest

from tests.conftest import Copies
from tests.faults.visitor import Visitor
from tests.instance import Instance, running_instance

_LAST_LINES: Final = 40


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What went wrong in the processes stands beside the test that failed."""
    report = yield
    running = getattr(item, "funcargs", {}).get("running")
    if report.failed and isinstance(running, Instance):
        for name in ("web", "worker"):
            lines = [line for line in running.log(name).splitlines() if '"level": "info"' not in line]
            report.sections.append((f"{name}.log", "\n".join(lines[-_LAST_LINES:])))
    return report


@pytest.fixture(scope="package")
def running(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """With the demo's people, so that somebody stands at each stage."""
    with (
        copied_database(f"prakerja_faults_{os.getpid()}") as url,
        running_instance(url, tmp_path_factory.mktemp("faults"), furnish="load_small_demo()") as started,
    ):
        yield started


@pytest.fixture
def instance(running: Instance) -> Instance:
    """The outside world works, and so does everything of ours."""
    running.sandbox.reset()
    running.start_what_was_killed()
    # Whoever was silent in the test before is asked again at once, and no code waits for it.
    running.rows("DELETE FROM connectors_breaker RETURNING party")
    running.wait_until_healthy()
    return running


@pytest.fixture
def visitor(instance: Instance) -> Iterator[Visitor]:
    somebody = Visitor(instance)
    yield somebody
    somebody.leave()
