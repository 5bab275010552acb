"""How far a piece of work is: read and noted in the same transaction as what was done."""

from dataclasses import dataclass

from prakerja.kit.jobs import Job
from prakerja.work.rows import row_of


@dataclass(frozen=True)
class Progress:
    #: The place reached, in the work's own words; empty at its beginning.
    cursor: str = ""
    done: int = 0
    #: How many there are in all; None where nobody counts.
    of: int | None = None


def progress_of[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> Progress:
    """The place from which to go on."""
    found = row_of(job, arguments).values_list("cursor", "done", "of").first()
    return Progress(*found) if found else Progress()


def held_progress[**P](job: Job[P], /, *_nothing: P.args, **arguments: P.kwargs) -> Progress:
    """The same, for who goes on from there: nobody else does until this transaction ends. A worker that was taken for
    dead, and is not, waits for the stretch of the one after it, and goes on behind that.
    """
    found = row_of(job, arguments).select_for_update(no_key=True).values_list("cursor", "done", "of").first()
    return Progress(*found) if found else Progress()


def note_progress[**P](job: Job[P], progress: Progress, /, *_nothing: P.args, **arguments: P.kwargs) -> None:
    """The place reached is saved with what was done up to there, or not at all."""
    row_of(job, arguments).update(cursor=progress.cursor, done=progress.done, of=progress.of)
