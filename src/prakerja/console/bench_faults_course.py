"""In which order things are broken, and what was measured: `prakerja bench faults`."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from prakerja.console.bench_faults_applicant import somebody
from prakerja.console.bench_faults_codes import seconds_of_codes
from prakerja.console.bench_faults_count import last_message, losses
from prakerja.console.bench_faults_disk import full_disk, is_disk_of_its_own
from prakerja.console.bench_faults_programme import Part, Programme, running_programme
from prakerja.console.bench_faults_wave import Stage, is_true_now, wave_under_kills

_APPLICANTS: Final = {True: 4, False: 12}
_JOINERS: Final = {True: 300, False: 2_000}
_ROUNDS: Final = {True: 1, False: 3}
_STOPPED_S: Final = {True: 4, False: 60}
_SILENT_S: Final = 8
_FULL_S: Final = 8
_BREATH_S: Final = 2
_LONGEST_S: Final = 900


@dataclass(frozen=True)
class Fault:
    name: str
    #: From its end until a page that reads the database comes, and until pages, worker and sandbox work together.
    first_page_s: float
    healed_s: float


@dataclass
class Course:
    seconds: float = 0.0
    applicants: int = 0
    sent_again: int = 0
    faults: list[Fault] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    code_seconds: dict[str, float] = field(default_factory=dict)
    losses: dict[str, int] = field(default_factory=dict)


def run_course(var: Path, *, quick: bool) -> Course:
    """People sign up and join while every part is killed, stopped and silenced; then a wave goes through its stages."""
    begin, course = time.monotonic(), Course()
    _furnish(joiners=_JOINERS[quick])
    with running_programme(var) as programme:
        people = [somebody(programme) for _ in range(_APPLICANTS[quick])]
        with ThreadPoolExecutor(len(people)) as threads:
            until = time.monotonic() + _LONGEST_S
            going = [threads.submit(one.go, until=until) for one in people]
            for _round in range(_ROUNDS[quick]):
                course.faults += [_broken(programme, name, fault) for name, fault in _faults(programme, quick=quick)]
            for one in going:
                one.result()
        course.code_seconds = seconds_of_codes(programme)
        course.applicants = sum(one.has_joined for one in people)
        course.sent_again = sum(one.refused for one in people)
        mark = last_message(programme)
        course.stages = list(wave_under_kills(programme))
        course.losses = losses(programme, people, told_after=mark)
    course.seconds = time.monotonic() - begin
    return course


def _faults(programme: Programme, *, quick: bool) -> Sequence[tuple[str, Callable[[], None]]]:
    still_s = _STOPPED_S[quick]
    kills = [(f"{part} killed", lambda part=part: programme.kill(part)) for part in Part]
    stops = [(f"{part} stopped for {still_s} s", lambda part=part: _stop(programme, part, still_s)) for part in Part]
    silences = [
        (f"{system} {mode}", lambda system=system, mode=mode: _silence(programme, system, mode))
        for system, mode in (("registry", "down"), ("mail", "down"), ("sms-satu", "down"), ("registry", "slow"))
    ]
    full = [(f"disk full for {_FULL_S} s", lambda: _fill(programme))]
    return [
        ("one process of the web killed", programme.kill_one_of_the_web),
        *kills,
        *stops,
        *silences,
        *(full if is_disk_of_its_own(programme.var) else []),
    ]


def _broken(programme: Programme, name: str, fault: Callable[[], None]) -> Fault:
    """A worker that was killed, or whose database was, is there again when another one has begun."""
    from prakerja.kit.known_workers import newest_worker

    before = _answered(newest_worker)
    fault()
    begin = time.monotonic()
    programme.until(lambda: programme.answers("/readyz"), what="the pages are ready")
    first_page = time.monotonic() - begin
    if name in (f"{Part.WORKER} killed", f"{Part.DATABASE} killed"):
        programme.until(lambda: is_true_now(lambda: newest_worker() > before), what="another worker has begun")
    programme.until(lambda: programme.answers("/healthz"), what="everything is healthy")
    healed = time.monotonic() - begin
    # Whoever measures next finds a connection that works.
    _answered(newest_worker)
    time.sleep(_BREATH_S)
    return Fault(name, round(first_page, 1), round(healed, 1))


def _answered(ask: Callable[[], int]) -> int:
    """As the database says: the connection of the measurement may be one to a server that was killed since."""
    found: list[int] = []

    def done() -> bool:
        found.append(ask())
        return True

    while not is_true_now(done):
        time.sleep(_BREATH_S)
    return found[0]


def _stop(programme: Programme, part: Part, seconds: float) -> None:
    with programme.stopped(part):
        time.sleep(seconds)


def _fill(programme: Programme) -> None:
    with full_disk(programme.var):
        time.sleep(_FULL_S)


def _silence(programme: Programme, system: str, mode: str) -> None:
    programme.switch(system, mode, **({"seconds": 60} if mode == "slow" else {}))
    time.sleep(_SILENT_S)
    programme.switch(system, "ok")


def _furnish(*, joiners: int) -> None:
    """Tables, the office and an open wave with its joiners; `prakerja run` finds them there."""
    from prakerja.console.django_ready import django_ready

    with django_ready(stop_database=True):
        from prakerja.console.tables import bring_tables_up_to_date
        from prakerja.kit.clock import read_clock
        from prakerja.simulation.load_demo import load_demo

        bring_tables_up_to_date()
        load_demo(now=read_clock(), joiners=joiners)
