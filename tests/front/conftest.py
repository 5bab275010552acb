"""A server for all tests of the front."""

from collections.abc import Iterator

import pytest

from tests.front.echo import LARGE
from tests.front.served import Served, served_echo


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    large = tmp_path_factory.mktemp("front") / "large"
    large.write_bytes(b"x" * LARGE)
    with served_echo(large) as running:
        yield running
