"""A bank for the tests of a module, and one of a test's own: a statement misprints the first that the bank did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prakerja_sandbox.bank.testing import SandboxBank, running_bank
from tests.situations.sandbox_bank import write_houses


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SandboxBank, Path]]:
    with running_bank() as bank:
        yield bank, write_houses(bank, tmp_path_factory.mktemp("houses"))


@pytest.fixture
def bank(running: tuple[SandboxBank, Path], settings: Settings, transactional_db: None) -> SandboxBank:
    """Its statement is of all tests of the day. Transactions are real: it is asked for outside any."""
    bank, settings.HOUSES_FILE = running
    bank.reset_switches()
    return bank


@pytest.fixture
def own_bank(tmp_path: Path, settings: Settings, transactional_db: None) -> Iterator[SandboxBank]:
    with running_bank() as bank:
        settings.HOUSES_FILE = write_houses(bank, tmp_path)
        yield bank
