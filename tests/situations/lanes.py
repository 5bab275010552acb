"""Lanes worked on in this process, as a worker does it: as many places each, jobs taken by the queue's statement."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from django.db import connection, connections

from prakerja.kit.jobs import do_job
from prakerja.kit.lanes import PLACES, Lane


@contextmanager
def worked_on(*lanes: Lane) -> Iterator[None]:
    """Inside, whatever waits in these lanes is done. Needs tests that really commit."""
    is_over, failures = Event(), list[Exception]()
    places = [Thread(target=_place, args=(lane, is_over, failures)) for lane in lanes for _ in range(PLACES[lane])]
    for one in places:
        one.start()
    try:
        yield
    finally:
        is_over.set()
        for one in places:
            one.join()
    assert failures == []


def _place(lane: Lane, is_over: Event, failures: list[Exception]) -> None:
    try:
        ((worker_id,),) = _asked("SELECT * FROM procrastinate_register_worker_v1()")
        while not is_over.is_set():
            _take_one(lane, worker_id) or is_over.wait(0.02)
    except Exception as failure:  # noqa: BLE001  told by whoever waits for all places
        failures.append(failure)
    finally:
        connections.close_all()


def _take_one(lane: Lane, worker_id: int) -> bool:
    taken = _asked(
        "SELECT id, task_name, args::text FROM procrastinate_fetch_job_v2(%s::varchar[], %s)", [lane], worker_id
    )
    if not taken or taken[0][0] is None:
        return False
    job_id, name, arguments = taken[0]
    do_job(name, json.loads(arguments))
    _asked("SELECT procrastinate_finish_job_v1(%s, 'succeeded', true)", job_id)
    return True


def _asked(query: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
