"""Which workers are dead: those whose heart was seen not to beat, look after look, whatever any clock says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

#: Looks in a row that found the same beat. Workers beat every five seconds and are looked at every ten; a database that
#: stood still for a minute costs one look, and no worker its jobs.
_STILL_LOOKS: Final = 2


class Heartbeats:
    """What one process has seen of all workers.

    Beats are compared with the ones before and never with the time: a clock set back by four days would keep a dead
    worker alive for so long, and one set ahead would take the jobs of the living.
    """

    def __init__(self) -> None:
        self._seen: dict[int, tuple[datetime, int]] = {}

    def look(self, beats: Mapping[int, datetime]) -> list[int]:
        """The dead among those who have a beat, after this look."""
        self._seen = {worker: (beat, self._looks(worker, beat)) for worker, beat in beats.items()}
        return [worker for worker, (_, looks) in self._seen.items() if looks >= _STILL_LOOKS]

    def _looks(self, worker: int, beat: datetime) -> int:
        before, looks = self._seen.get(worker, (None, 0))
        return looks + 1 if before == beat else 0
