"""The pages behind the front, served as in earnest; what they log is kept."""

import os
from collections.abc import Iterator

import pytest

from tests.bytes.asked import Pages
from tests.conftest import Copies
from tests.front.served import get, serving


@pytest.fixture(scope="package")
def running(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    log = tmp_path_factory.mktemp("bytes") / "web.log"
    with copied_database(f"prakerja_bytes_{os.getpid()}") as url, log.open("wb") as opened:
        variables = {
            "DJANGO_SETTINGS_MODULE": "prakerja.config.settings_for_tests",
            "PRAKERJA_DATABASE_URL": url,
            "PYTHONUNBUFFERED": "1",
        }
        with serving("prakerja.config.rsgi:application", variables, log=opened) as served:
            # Whoever comes first waits for the programme to be read in.
            served.ask(get("/masuk/"))
            yield Pages(served, log)


@pytest.fixture
def pages(running: Pages) -> Iterator[Pages]:
    """After each test: nothing broke, whatever was sent, and nobody filled the log."""
    before = len(running.logged())
    yield running
    running.require_calm(since=before)
