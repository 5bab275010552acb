"""Background jobs as typed functions: declared by the step that asks for them, bound by the room that does them.

A declaration is a signature with a sentence, in the step's `jobs.py`; `does` binds it in a `tasks.py`, of the same step
or of a later room. Tasks are idempotent, because a job whose worker was killed is run again.
"""

import functools
import inspect
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, cast, get_type_hints

import structlog
from django.db import close_old_connections, connection, connections
from django.utils.module_loading import autodiscover_modules
from procrastinate.contrib.django import app
from pydantic import JsonValue, TypeAdapter

from prakerja.kit.figures import JOB_SECONDS, JOBS, UNDER_WAY
from prakerja.kit.lanes import Lane
from prakerja.kit.outage import is_our_outage
from prakerja.kit.pool import note_use
from prakerja.kit.retries import PATIENT, OurOutage, Retry, TryAgain

_log = structlog.get_logger()

#: For mass mailings and the like: whoever waits for a code must not wait for forty thousand letters.
AFTER_EVERYTHING_ELSE: Final = -10


class DeclaredTwice(TypeError):
    """Two jobs have the same name."""


class BoundTwice(TypeError):
    """Two functions would do the same job."""


class Unbound(TypeError):
    """Jobs that would be put on the queue and that nobody does."""


@dataclass(frozen=True, eq=False)
class Job[**P]:
    """What can be put on the queue with the arguments P. `lock`: jobs of one lock run in turn; `{…}` is an argument."""

    name: str
    lane: Lane
    retry: Retry
    priority: int
    lock: str
    parameters: Mapping[str, TypeAdapter[object]]

    def written(self, arguments: Mapping[str, object]) -> dict[str, JsonValue]:
        """The arguments as the queue keeps them. Wrong ones are refused here, and not an hour later by the worker."""
        if arguments.keys() != self.parameters.keys():
            raise TypeError(f"{self.name} takes {sorted(self.parameters)}")
        return {name: self._written(name, value) for name, value in arguments.items()}

    def read(self, kept: Mapping[str, JsonValue]) -> dict[str, object]:
        """The arguments as the function takes them."""
        return {name: self.parameters[name].validate_python(value) for name, value in kept.items()}

    def lock_for(self, kept: Mapping[str, JsonValue]) -> str | None:
        return self.lock.format(**kept) or None

    def _written(self, name: str, value: object) -> JsonValue:
        parameter = self.parameters[name]
        return cast("JsonValue", parameter.dump_python(parameter.validate_python(value, strict=True), mode="json"))


_declared: Final[dict[str, Job[...]]] = {}
_bound: Final[dict[str, Callable[..., None]]] = {}


def job[**P](
    *, lane: Lane = Lane.CLOCK, retry: Retry = PATIENT, priority: int = 0, lock: str = ""
) -> Callable[[Callable[P, None]], Job[P]]:
    """Declares the function's signature as a job; its name is `<step>.<function>`. Of those that wait, higher priority
    goes first, and among equals the one that came first."""

    def declare(function: Callable[P, None]) -> Job[P]:
        name = f"{function.__module__.split('.')[-2]}.{function.__name__}"
        if name in _declared:
            raise DeclaredTwice(name)
        declared = Job[P](name, lane, retry, priority, lock, _parameters(function))
        _declared[name] = declared
        return declared

    return declare


def does[**P](declared: Job[P]) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Binds the function that does the job; it opens its own units of work and may talk to the network."""

    def bind(function: Callable[P, None]) -> Callable[P, None]:
        if declared.name in _bound:
            raise BoundTwice(declared.name)
        _bound[declared.name] = function
        app.task(name=declared.name, queue=declared.lane, retry=declared.retry)(_run_of(declared, function))
        return function

    return bind


def declared_jobs() -> Iterable[Job[...]]:
    return _declared.values()


def job_named(name: str) -> Job[...]:
    return _declared[name]


def require_every_job_bound() -> None:
    """Raises Unbound with the names of the jobs that nobody does."""
    if unbound := sorted(_declared.keys() - _bound.keys()):
        raise Unbound(", ".join(unbound))


@functools.cache
def know_all_jobs() -> None:
    """Every job is declared and bound. Only who does jobs loads what does them: a web server starts in two thirds of
    the time without the clients, tools and tables that they need."""
    autodiscover_modules("jobs", "tasks")


def do_job(name: str, kept: Mapping[str, JsonValue]) -> None:
    """The job is done here and now, as by a worker but with its errors raised as they are."""
    know_all_jobs()
    _bound[name](**_declared[name].read(kept))


def _parameters(function: Callable[..., None]) -> dict[str, TypeAdapter[object]]:
    hints = get_type_hints(function)
    parameters = inspect.signature(function).parameters.values()
    if any(parameter.kind is not inspect.Parameter.KEYWORD_ONLY for parameter in parameters):
        raise TypeError(f"{function.__name__}: a job takes everything by keyword")
    return {parameter.name: TypeAdapter(hints[parameter.name]) for parameter in parameters}


def _run_of(declared: Job[...], function: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(function)
    def run(**kept: JsonValue) -> None:
        forget_dead_connections()
        try:
            with structlog.contextvars.bound_contextvars(task=declared.name), _counted(declared.name):
                function(**declared.read(kept))
        except Exception as error:
            if is_our_outage(error):
                raise OurOutage("our own database or disk was away") from error
            raise
        finally:
            give_back_connections()

    return run


@contextmanager
def _counted(name: str) -> Iterator[None]:
    begun, outcome = time.perf_counter(), "done"
    try:
        with UNDER_WAY.labels("job").track_inprogress():
            yield
    except Exception as error:
        outcome = "again" if is_our_outage(error) or isinstance(error, TryAgain) else "failed"
        raise
    finally:
        _note(name, outcome, time.perf_counter() - begun)


def _note(name: str, outcome: str, seconds: float) -> None:
    """Its arguments may name people, and are not said."""
    JOBS.labels(name, outcome).inc()
    JOB_SECONDS.labels(name).observe(seconds)
    note_use()
    _log.info("job_ended", outcome=outcome, seconds=round(seconds, 3))


def forget_dead_connections() -> None:
    """What comes next asks a connection that is open: one that an outage has ended is gone."""
    if not connection.in_atomic_block:
        close_old_connections()


def give_back_connections() -> None:
    """Also by whoever is about to wait for somebody outside: others need them meanwhile."""
    for alias in connections:
        if not connections[alias].in_atomic_block:
            connections[alias].close()
