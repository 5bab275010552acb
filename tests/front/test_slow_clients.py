"""Whoever is slow holds a connection and nothing else: no place at work, and no memory to speak of."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import gettempdir

import pytest

from prakerja.console.slow_clients import crowd_of
from prakerja.front.front import PLACES
from tests.front.echo import LARGE, WAITING
from tests.front.served import Served, answer_on, get

_PEOPLE = 80

pytestmark = [pytest.mark.xdist_group("front")]


def seconds_to(served: Served, path: str) -> float:
    begun = time.monotonic()
    assert served.ask(get(path)).status == 200
    return time.monotonic() - begun


def test_a_page_comes_at_once_beside_two_hundred_idle_and_fifty_slow_ones(served: Served) -> None:
    with crowd_of(served.port, idle=200, slow=50) as crowd:
        assert max(seconds_to(served, path) for path in ("/", "/masuk/", "/healthz") * 10) < 2
        assert crowd.connected > 200


def test_a_page_comes_at_once_beside_fifty_that_send_a_byte_a_second_and_thirty_that_never_read(served: Served) -> None:
    """Each of those that never read has one question in the line, until its connection is full of answers."""
    before = served.peak_mb
    with crowd_of(served.port, idle=0, slow=0, senders=50, deaf=WAITING // 2) as crowd:
        assert max(seconds_to(served, path) for path in ("/", "/masuk/", "/healthz") * 10) < 2
        assert crowd.connected > 60
    assert served.peak_mb - before < 100


@pytest.mark.parametrize("path", ["/file", "/copy"])
def test_a_large_file_that_nobody_takes_off_waits_on_the_disk(served: Served, path: str) -> None:
    before = served.peak_mb
    with ExitStack() as opened:
        for _ in range(20):
            connection = opened.enter_context(served.connect())
            connection.sendall(get(path))
            assert connection.recv(1_000)
        assert seconds_to(served, "/") < 2
    # Each connection has its buffers; the files are 400 MB.
    assert served.peak_mb - before < 100


@pytest.mark.parametrize("path", ["/file", "/copy"])
def test_a_large_file_comes_whole(served: Served, path: str) -> None:
    answer = served.ask(get(path))
    assert (answer.status, answer.body) == (200, b"x" * LARGE)


def test_whoever_would_wait_too_long_is_told_at_once_and_machines_are_answered(served: Served) -> None:
    with ThreadPoolExecutor(_PEOPLE) as people:
        asked = [people.submit(served.ask, get("/sleep")) for _ in range(_PEOPLE)]
        while sum(one.done() for one in asked) < _PEOPLE - PLACES - WAITING:
            time.sleep(0.01)
        assert served.ask(get("/healthz")).status == 200
        assert not all(one.done() for one in asked)
        answers = [one.result() for one in asked]
    statuses = [answer.status for answer in answers]
    assert (statuses.count(200), statuses.count(503)) == (PLACES + WAITING, _PEOPLE - PLACES - WAITING)


def test_a_connection_is_kept_for_the_next_question(served: Served) -> None:
    with served.connect() as connection:
        for _ in range(3):
            connection.sendall(get("/"))
            assert answer_on(connection).status == 200


def test_of_an_answer_that_had_to_be_copied_no_file_is_left_behind(served: Served) -> None:
    """However the process ends: its copy never had a name."""
    before = set(Path(gettempdir()).iterdir())
    assert served.ask(get("/copy")).status == 200
    assert [one for one in set(Path(gettempdir()).iterdir()) - before if one.stat().st_size >= LARGE] == []
