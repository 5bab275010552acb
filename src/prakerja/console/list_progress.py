"""How far the reading of a list is, on a terminal: looked up while somebody else reads, or this process itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

_LOOKS_EVERY_S: Final = 0.3


@contextmanager
def shown_progress(handed_in_id: int) -> Iterator[None]:
    """Until the block ends; nothing where nobody looks."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    over = Event()
    with Progress(*columns, console=console, transient=True) as bar:
        looking = Thread(target=_look, args=(bar, bar.add_task("waiting", total=None), handed_in_id, over))
        looking.start()
        try:
            yield
        finally:
            over.set()
            looking.join()


def _look(bar: Progress, task: TaskID, handed_in_id: int, over: Event) -> None:
    from django.db import DatabaseError, connection

    from prakerja.kit.jobs import forget_dead_connections
    from prakerja.screening.handed_in_states import SAVING
    from prakerja.screening.jobs import take_in_list
    from prakerja.work.progress import progress_of

    try:
        while not over.wait(_LOOKS_EVERY_S):
            try:
                reached = progress_of(take_in_list, handed_in_id=handed_in_id)
            except DatabaseError:
                # Whoever waits says what is to be said; the bar stands still until it is back.
                forget_dead_connections()
                continue
            stage = "saving" if reached.cursor == SAVING else "reading" if reached.of else "waiting"
            bar.update(task, description=stage, completed=reached.done, total=reached.of)
    finally:
        connection.close()
