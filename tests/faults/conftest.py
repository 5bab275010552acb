"""A running platform that tests may kill and cut off; everything is whole again before each of them."""

import os
from collections.abc import Iterator

import pytest

from tests.conftest import Copies
from tests.faults.visitor import Visitor
from tests.instance import Instance, running_instance


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
    running.wait_until_healthy()
    return running


@pytest.fixture
def visitor(instance: Instance) -> Iterator[Visitor]:
    somebody = Visitor(instance)
    yield somebody
    somebody.leave()
