"""The demo with fewer people, loaded once for all who only look at it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from django.db import connection
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from prakerja.simulation import demo_waves
from prakerja.simulation.load_demo import load_demo
from tests.conftest import Copies, pointed_to

#: Wave 12 is open: 24 February 2021, 10.00 WIB.
LOADED: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
JOINERS_OF_WAVE_11: Final = 240
JOINERS_OF_WAVE_12: Final = 100


@pytest.fixture(scope="module")
def demo(
    copied_database: Copies, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """To look at: what a test writes is still there for the next."""
    name = f"prakerja_demo_{os.getpid()}"
    with (
        django_db_blocker.unblock(),
        copied_database(name),
        pointed_to(name),
        _few_joiners(),
        _files_in(tmp_path_factory.mktemp("demo")),
    ):
        load_demo(now=LOADED)
        yield
        connection.close()


@pytest.fixture
def loaded(db: None, now: datetime, tmp_path: Path) -> Iterator[None]:
    """To change: gone at the end of the test."""
    with _few_joiners(), _files_in(tmp_path):
        load_demo(now=now)
        yield


@contextmanager
def _few_joiners() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo_waves, "JOINERS_OF_WAVE_11", JOINERS_OF_WAVE_11)
        patch.setattr(demo_waves, "JOINERS_OF_WAVE_12", JOINERS_OF_WAVE_12)
        yield


@contextmanager
def _files_in(folder: Path) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=folder):
        yield
