"""A few threads that call the pages, and a line before them that has an end."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Final

type Task = Callable[[], None]


class Places:
    """So many tasks are done at once. More threads would only wait for each other."""

    def __init__(self, number: int, *, name: str, most_waiting: int) -> None:
        self._line: Final[SimpleQueue[Task]] = SimpleQueue()
        self._most_waiting = most_waiting
        for nth in range(number):
            Thread(target=self._work, name=f"{name}-{nth + 1}", daemon=True).start()

    def take(self, task: Task) -> bool:
        """False where so many wait already that whoever came last would have given up before their turn."""
        if self._line.qsize() >= self._most_waiting:
            return False
        self._line.put(task)
        return True

    def _work(self) -> None:
        while True:
            self._line.get()()
