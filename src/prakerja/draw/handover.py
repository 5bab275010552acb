"""The stages of the hand-over between database and files, as whoever waits for it hears of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Protocol

from prakerja.kit.jobs import Job
from prakerja.work.noted_beside import noted_beside
from prakerja.work.progress import Progress


class HandoverStage(StrEnum):
    """What is being done: the first word of the work's cursor."""

    READING = "reading"
    CHECKING_FILE = "checking_file"
    KEEPING = "keeping"
    FETCHING = "fetching"
    DRAWING = "drawing"
    PACKING = "packing"
    CHECKING = "checking"
    COPYING = "copying"


type OnStage = Callable[[HandoverStage], None]


class Tell(Protocol):
    def __call__(self, stage: HandoverStage, done: int = 0, of: int | None = None, /, *, cursor: str = "") -> None:
        """So many of how many are done, where somebody counts. `cursor`: a place to go on from, where there is one."""


def silent(_stage: HandoverStage) -> None:
    pass


def told_nobody(_stage: HandoverStage, _done: int = 0, _of: int | None = None, *, cursor: str = "") -> None:
    pass


@contextmanager
def told_stages(job: Job[...], on_stage: OnStage, *, wave_id: int) -> Iterator[Tell]:
    """Each stage is heard by `on_stage` as it begins, and noted for those who look."""
    now: list[HandoverStage] = []
    with noted_beside(job, wave_id=wave_id) as note:

        def tell(stage: HandoverStage, done: int = 0, of: int | None = None, *, cursor: str = "") -> None:
            if now != [stage]:
                now[:] = [stage]
                on_stage(stage)
            note(Progress(cursor or stage, done, of))

        yield tell
