"""Nothing of the dead holds a door: connections that the database has left, processes of a killed server."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.faults.visitor import Visitor
from tests.instance import Instance, wait_until
from tests.patience import PATIENCE_S

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_AT_ONCE = 12


def ask(instance: Instance, visitor: Visitor) -> Callable[[int], int]:
    """Opens the page of somebody signed in, which reads the database, and tells how it was answered."""
    page, cookies = f"{instance.base_url}/beranda/", visitor.cookies
    return lambda _nth: httpx.get(page, cookies=cookies, trust_env=False, verify=False, timeout=PATIENCE_S).status_code


def test_nobody_is_given_a_connection_that_the_database_has_left(instance: Instance, visitor: Visitor) -> None:
    visitor.sign_in("tested@contoh.example")
    hang_up = (
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with ThreadPoolExecutor(_AT_ONCE) as people:
        for _ in range(2):
            assert set(people.map(ask(instance, visitor), range(_AT_ONCE))) == {200}
            assert instance.rows(hang_up)
            assert set(people.map(ask(instance, visitor), range(_AT_ONCE * 3))) == {200}
    instance.wait_until_healthy()


def test_a_killed_web_server_leaves_nobody_on_its_port(instance: Instance) -> None:
    left = instance.web_workers()
    instance.kill_alone("web")
    instance.start_web()
    instance.wait_until_healthy()
    assert left
    wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in left), what="its processes are gone")
