"""How much of the processors something takes: figures that travel between machines, and hold beside other work."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connection

_CLOCK_TICKS: Final = 100


@dataclass(frozen=True)
class Effort:
    seconds: float
    #: Of this process, and of the database's process behind our connection.
    program_s: float
    database_s: float


def effort_of(do: Callable[[], object]) -> Effort:
    """What it takes, by the clock and by the processors."""
    begin, program, database = time.perf_counter(), time.process_time(), processor_of_database()
    do()
    program_s, database_s = time.process_time() - program, processor_of_database() - database
    return Effort(time.perf_counter() - begin, program_s, database_s)


def processor_of_database() -> float:
    """Seconds that the process behind our connection has taken; 0 where the database is on another machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / _CLOCK_TICKS
