"""How far work is that must be done in one transaction: noted over a connection of its own, so that others see it."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import structlog
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from prakerja.kit.jobs import Job
from prakerja.kit.sql import sql_file
from prakerja.work.progress import Progress
from prakerja.work.rows import subject_of

#: Two looks of somebody who waits are three seconds apart. What is over sooner needs no note.
_EVERY_S: Final = 2.0
_log = structlog.get_logger()

type Note = Callable[[Progress], None]


@contextmanager
def noted_beside[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> Iterator[Note]:
    """What is yielded notes a place, now and then. A note that fails, or would have to wait, is lost: the work goes on.

    For what people look at. The place from which a killed job goes on is noted with `note_progress`.
    """
    beside = _Beside(job, arguments)
    try:
        yield beside.note
    finally:
        beside.close()


class _Beside:
    def __init__(self, job: Job[...], arguments: Mapping[str, object]) -> None:
        self._kind, (self._subject, _) = job.name, subject_of(job, arguments)
        self._noted_at = time.monotonic()
        self._own: BaseDatabaseWrapper | None = None

    def note(self, progress: Progress) -> None:
        if time.monotonic() - self._noted_at < _EVERY_S:
            return
        self._noted_at = time.monotonic()
        values = {"kind": self._kind, "subject": self._subject, **vars(progress)}
        try:
            self._own = self._own or connection.copy()
            with self._own.cursor() as cursor:
                cursor.execute(sql_file(__file__, "note_beside"), values)
        except DatabaseError as error:
            _log.warning("progress_not_noted", kind=self._kind, cause=type(error).__name__)
            self.close()

    def close(self) -> None:
        if self._own is not None:
            self._own.close()
        self._own = None
