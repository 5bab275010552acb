"""The demo with fewer people, loaded once for all who only look at it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from prakerja.simulation import demo_waves
from prakerja.simulation.load_demo import load_demo
from tests.conftest import Copies, pointed_to
from tests.shared_ground import undone_transaction
from tests.situations.sandbox_bank import houses_without_a_bank

#: Wave 12 is open: 24 February 2021, 10.00 WIB.
LOADED: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
JOINERS_OF_WAVE_11: Final = 240
JOINERS_OF_WAVE_12: Final = 100


@dataclass(frozen=True)
class Loaded:
    """Where the demo lies."""

    database: str
    files: Path


@pytest.fixture(scope="session")
def loaded_once(
    copied_database: Copies, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Loaded]:
    """For all who ask for the demo: they are of one group, so that one worker alone loads it."""
    lies = Loaded(f"prakerja_demo_{os.getpid()}", tmp_path_factory.mktemp("demo"))
    with copied_database(lies.database):
        with django_db_blocker.unblock(), _looking_at(lies):
            load_demo(now=LOADED)
        yield lies


@pytest.fixture(scope="module")
def demo(loaded_once: Loaded, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """To look at: what a test writes is still there for the next."""
    with django_db_blocker.unblock(), _looking_at(loaded_once):
        yield


@pytest.fixture
def loaded(demo: None) -> Iterator[None]:
    """To change: gone at the end of the test."""
    with undone_transaction():
        yield


@contextmanager
def _looking_at(lies: Loaded) -> Iterator[None]:
    with pointed_to(lies.database), _few_joiners(), _files_in(lies.files):
        yield


@contextmanager
def _few_joiners() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo_waves, "JOINERS_OF_WAVE_11", JOINERS_OF_WAVE_11)
        patch.setattr(demo_waves, "JOINERS_OF_WAVE_12", JOINERS_OF_WAVE_12)
        yield


@contextmanager
def _files_in(folder: Path) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=folder, HOUSES_FILE=houses_without_a_bank(), SANDBOX_BANK_KEYS=None):
        yield
