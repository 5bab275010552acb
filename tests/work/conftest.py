"""A piece of work to try: it counts to four, two at a stretch, and breaks when told to."""

from collections.abc import Callable

import pytest

from prakerja.kit.actor import Actor
from prakerja.kit.jobs import job
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.carries_out import Left, carries_out
from prakerja.work.progress import Progress, note_progress, progress_of

#: What the next stretches raise, first one first; None: nothing.
faults: list[BaseException | None] = []
counted: list[tuple[int, int]] = []


@job(lock="sheet {sheet}")
def count(*, sheet: int) -> None:
    """The numbers of this sheet are counted."""


@carries_out(count)
def count_two(*, sheet: int) -> Left:
    with unit_of_work(by=Actor.system("count")):
        reached = progress_of(count, sheet=sheet).done
        counted.extend((sheet, number) for number in (reached + 1, reached + 2))
        note_progress(count, Progress(str(reached + 2), done=reached + 2, of=4), sheet=sheet)
        if faults and (fault := faults.pop(0)):
            raise fault
    return Left.MORE if reached + 2 < 4 else Left.NOTHING


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    faults.clear()
    counted.clear()


type RunQueue = Callable[[], int]
