"""One bank for all tests of a module, well again before each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prakerja_sandbox.bank.testing import SandboxBank, running_bank
from tests.situations.sandbox_bank import write_houses

_PLENTY = 10**12


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SandboxBank, Path]]:
    with running_bank() as bank:
        yield bank, write_houses(bank, tmp_path_factory.mktemp("houses"))


@pytest.fixture
def bank(running: tuple[SandboxBank, Path], settings: Settings, transactional_db: None) -> SandboxBank:
    """Transactions are real: calls are made outside any."""
    bank, settings.HOUSES_FILE = running
    bank.reset_switches()
    for house in ("bni", "gopay"):
        bank.set_float(house, _PLENTY)
    return bank
