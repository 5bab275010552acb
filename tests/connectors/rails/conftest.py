"""One bank for all tests of a module, well again before each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prakerja.connectors.models import Breaker
from prakerja_sandbox.bank.testing import SandboxBank, running_bank
from tests.situations.sandbox_bank import write_houses


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SandboxBank, Path]]:
    with running_bank() as bank:
        yield bank, write_houses(bank, tmp_path_factory.mktemp("houses"))


@pytest.fixture
def bank(running: tuple[SandboxBank, Path], settings: Settings, db: None) -> SandboxBank:
    bank, settings.HOUSES_FILE = running
    bank.reset_switches()
    Breaker.objects.all().delete()
    return bank
