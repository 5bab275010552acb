"""Jobs are typed functions: declared once, bound once, and what is put on the queue fits them."""

import subprocess
import sys
from enum import StrEnum
from uuid import UUID, uuid4

import pytest
from django.db import InterfaceError, OperationalError
from procrastinate.contrib.django import app
from psycopg.errors import QueryCanceled

from prakerja.kit import jobs as kit_jobs
from prakerja.kit.jobs import BoundTwice, DeclaredTwice, Unbound, does, job, require_every_job_bound
from prakerja.kit.queue import put_on_queue, waiting_jobs
from prakerja.kit.retries import TryAgain


class Colour(StrEnum):
    RED = "red"


@job(lock="paint {wall}")
def paint(*, wall: UUID, colour: Colour, coats: int, helpers: list[UUID]) -> None:
    """A wall is painted."""


_painted: list[object] = []


@does(paint)
def paint_it(*, wall: UUID, colour: Colour, coats: int, helpers: list[UUID]) -> None:
    _painted.extend([wall, colour, coats, helpers])


@job()
def break_down() -> None:
    """Fails with what lies in `_fault`."""


_fault: list[Exception] = []


@does(break_down)
def break_down_now() -> None:
    raise _fault.pop()


WALL = UUID(int=7)


@pytest.mark.django_db
def test_arguments_arrive_as_what_they_were() -> None:
    _painted.clear()
    helper = uuid4()
    put_on_queue(paint, wall=WALL, colour=Colour.RED, coats=2, helpers=[helper])
    (waiting,) = waiting_jobs()
    assert waiting.name == "kit.paint"
    kit_jobs.do_job(waiting.name, waiting.arguments)
    assert _painted == [WALL, Colour.RED, 2, [helper]]


@pytest.mark.django_db
def test_the_lock_is_made_of_the_arguments() -> None:
    kept = paint.written({"wall": WALL, "colour": Colour.RED, "coats": 1, "helpers": []})
    assert paint.lock_for(kept) == f"paint {WALL}"
    assert break_down.lock_for({}) is None


@pytest.mark.django_db
def test_wrong_arguments_are_refused_where_they_are_written_and_by_mypy() -> None:
    """Were they not, mypy would complain of ignores that nothing needs."""
    with pytest.raises(TypeError, match="takes"):
        put_on_queue(paint, wall=WALL)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="takes"):
        put_on_queue(break_down, wall=WALL)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="UUID"):
        put_on_queue(paint, wall="7", colour=Colour.RED, coats=2, helpers=[])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="int"):
        put_on_queue(paint, wall=WALL, colour=Colour.RED, coats="2", helpers=[])  # type: ignore[arg-type]
    assert waiting_jobs() == []


def test_a_function_that_takes_something_else_does_not_fit() -> None:
    """mypy refuses it."""

    def paint_nothing(*, wall: UUID) -> None: ...

    with pytest.raises(BoundTwice):
        does(paint)(paint_nothing)  # type: ignore[arg-type]


def test_a_job_is_bound_once() -> None:
    with pytest.raises(BoundTwice, match=r"kit\.break_down"):

        @does(break_down)
        def break_down_again() -> None: ...


def test_a_job_is_declared_once() -> None:
    with pytest.raises(DeclaredTwice, match=r"kit\.paint"):

        @job()
        def paint() -> None:
            """Another one of this name."""


def test_a_job_takes_everything_by_keyword() -> None:
    with pytest.raises(TypeError, match="by keyword"):

        @job()
        def drive(fast: bool) -> None: ...


def test_every_job_has_somebody_who_does_it() -> None:
    require_every_job_bound()


def test_a_job_that_nobody_does_stops_the_worker(no_jobs: None) -> None:
    @job()
    def forgotten() -> None:
        """Nobody does it."""

    with pytest.raises(Unbound, match=r"^kit\.forgotten$"):
        require_every_job_bound()


def test_every_function_of_the_queue_is_a_declared_job_or_a_clock() -> None:
    others = app.tasks.keys() - {one.name for one in kit_jobs.declared_jobs()}
    assert {name for name in others if not name.startswith(("schedule.", "builtin:", "procrastinate."))} == set()


# our own outage


def run(name: str) -> None:
    app.tasks[name].func()


@pytest.mark.django_db
@pytest.mark.parametrize("outage", [OperationalError("server closed"), InterfaceError("connection is closed")])
def test_our_own_database_away_is_no_fault_of_the_job(outage: Exception) -> None:
    _fault.append(outage)
    with pytest.raises(TryAgain):
        run("kit.break_down")


@pytest.mark.django_db
def test_a_statement_that_took_too_long_is_a_fault_to_be_looked_at() -> None:
    slow = OperationalError("canceling statement due to statement timeout")
    slow.__cause__ = QueryCanceled()
    _fault.append(slow)
    with pytest.raises(OperationalError):
        run("kit.break_down")


@pytest.mark.django_db
def test_what_is_broken_stays_broken() -> None:
    _fault.append(RuntimeError("a fault of ours"))
    with pytest.raises(RuntimeError):
        run("kit.break_down")


# who loads what


_AS_A_WEB_SERVER_STARTS = """
import sys
import prakerja.config.wsgi
import prakerja.config.urls
from prakerja.kit.jobs import know_all_jobs
assert not [name for name in sys.modules if name.startswith("prakerja.") and name.endswith(".tasks")]
assert "duckdb" not in sys.modules
know_all_jobs()
assert len([name for name in sys.modules if name.startswith("prakerja.") and name.endswith(".tasks")]) > 9
"""


def test_a_process_that_does_no_jobs_starts_without_what_does_them() -> None:
    """They are more than a third of what it would load, and a killed web server is waited for."""
    run = subprocess.run([sys.executable, "-c", _AS_A_WEB_SERVER_STARTS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
