"""A situation that is made once for all sentences about it: each finds it as it was made, and leaves nothing behind."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import storages
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.proven_books import faults_left_behind


@dataclass(frozen=True)
class Ground:
    """Where situations can be made that last longer than one test. Wants `django_db_setup`."""

    blocker: DjangoDbBlocker
    #: An empty folder, into which go the files that people send.
    files: Path
    now: datetime | None = None

    @contextmanager
    def made[T](self, make: Callable[[], T]) -> Iterator[T]:
        """Until the end of the block there is what `make` makes; the tests meanwhile are undone, each on its own.

        All of it is one transaction, so for a few tests: whoever seals the trail or sums up books waits for its end.
        """
        with self.blocker.unblock(), undone_transaction():
            with self._files_in_folder(), self._at_its_time():
                made = make()
                assert faults_left_behind(is_funded=True) == []
            yield made

    def lay_out(self, folder: Path) -> None:
        """The files of the situation lie there, too: a test may do to them what it likes."""
        shutil.copytree(self.files, folder, dirs_exist_ok=True)

    @contextmanager
    def _files_in_folder(self) -> Iterator[None]:
        with override_settings(MEDIA_ROOT=self.files):
            storages._storages.clear()  # type: ignore[attr-defined]
            yield
        storages._storages.clear()  # type: ignore[attr-defined]

    @contextmanager
    def _at_its_time(self) -> Iterator[None]:
        if self.now is None:
            yield
        else:
            with time_machine.travel(self.now, tick=False):
                yield


class _AroundTests(transaction.Atomic):
    """As around a single test, so that a unit of work may begin inside."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)
        self._from_testcase = True


@contextmanager
def undone_transaction() -> Iterator[None]:
    """Nothing of what is done inside stays, and units of work may begin there."""
    with _AroundTests():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def each_on_one_worker(table: str, names: Iterable[str]) -> list[object]:
    """The parameters of a fixture that makes one situation: whoever shares it runs where it was made."""
    return [pytest.param(name, marks=pytest.mark.xdist_group(f"{table}: {name}")) for name in names]
