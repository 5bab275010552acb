"""Verbs never commit and never talk to the network: which kinds of files may."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.guards.test_the_house import SOURCES
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

PACKAGE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
OURS: Final = [path for path in SOURCES if path.is_relative_to(PACKAGE)]
#: A unit of work is one call of theirs. The simulation acts in place of the nation's people.
ENTRANCES: Final = {"web", "backoffice", "partner_api", "partner_console", "console", "simulation"}
#: The transaction itself; what notes around every long task that it has begun and how it ended; and the page before a
#: view, by which somebody shows once more that it is them; and what was refused, which leaves a trace afterwards.
MAKES_THEM: Final = {
    "kit/unit_of_work.py",
    "work/carries_out.py",
    "pages/recently_confirmed.py",
    "pages/noticing.py",
}
#: Whoever brings up the tables and the roles is no verb, and works before anybody is served.
PREPARES_THE_DATABASE: Final = "config"
#: What ends a transaction without Django's `transaction`, which nobody else imports.
COMMITTING: Final = {"commit", "rollback", "set_autocommit", "set_rollback", "savepoint_commit", "savepoint_rollback"}
#: Whoever has one of these in hand can wait for somebody outside.
OVER_THE_NETWORK: Final = {
    "prakerja.connectors.mail.send": {"send_email"},
    "prakerja.connectors.sms": {"send_sms"},
    "prakerja.connectors.registry.ask": {"ask"},
    "prakerja.connectors.time_stamps.ask": {"ask_for_stamp"},
    "prakerja.connectors.beacon.ask": {"ask_for_round"},
    "prakerja.connectors.post": {"post", "post_bytes"},
    "prakerja.connectors.http_client": {"http_client"},
}
#: They speak over a pair of sockets with a process that they started, whatever the network does.
BETWEEN_OURS = {"identity/decoders.py", "identity/decoder/__main__.py"}
#: It sets what the server listens on, by which visitors come in and nothing of ours goes out.
LISTENING: Final = {"front/connections.py"}
CLIENTS: Final = {"httpx", "smtplib", "socket", "requests", "urllib.request", "http.client"}


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def works_in_the_background(path: Path) -> bool:
    """Bound to the queue, or a job that a task runs in steps, some of them outside any transaction."""
    return path.name == "tasks.py" or path.stem.endswith("_job")


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Each module that is imported, and each name from it; an empty name for the module itself."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.module or "", alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""


def commits(path: Path) -> bool:
    if ("django.db", "transaction") in imports(path):
        return True
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in COMMITTING
        and isinstance(node.value, ast.Name)
        and node.value.id == "connection"
        for node in ast.walk(parsed(path))
    )


def test_entrances_tasks_and_jobs_open_units_of_work_and_nobody_else() -> None:
    opening = [place(path) for path in OURS if ("prakerja.kit.unit_of_work", "unit_of_work") in imports(path)]
    may = {place(path) for path in OURS if room(path) in ENTRANCES or works_in_the_background(path)}
    assert set(opening) - may == MAKES_THEM - {"kit/unit_of_work.py"}


def test_nobody_commits_by_another_way() -> None:
    committing = [place(path) for path in OURS if room(path) != PREPARES_THE_DATABASE and commits(path)]
    assert committing == ["kit/unit_of_work.py"]


def test_a_job_is_run_by_tasks_and_by_the_simulation() -> None:
    """A verb that imported one would commit all the same."""
    running = [
        (place(path), module)
        for path in OURS
        for module, _ in imports(path)
        if module.startswith("prakerja.") and (module.endswith((".tasks", "_job")))
        if not works_in_the_background(path) and room(path) != "simulation"
    ]
    assert running == []


def test_only_jobs_talk_to_the_parties_outside() -> None:
    asking = [
        (place(path), module, name)
        for path in OURS
        for module, name in imports(path)
        if name in OVER_THE_NETWORK.get(module, set())
        if room(path) != "connectors" and not works_in_the_background(path)
    ]
    # `/healthz` of the demo asks the sandbox beside it whether it is up.
    assert asking == [("web/machines/health.py", "prakerja.connectors.http_client", "http_client")]


def test_clients_of_networks_are_held_by_connectors_and_entrances() -> None:
    holding = [
        (place(path), module)
        for path in OURS
        for module, _ in imports(path)
        if module in CLIENTS
        and room(path) not in {*ENTRANCES, "connectors"}
        and place(path) not in BETWEEN_OURS | LISTENING
    ]
    assert holding == []


@pytest.mark.parametrize("name", sorted(BETWEEN_OURS))
def test_sockets_between_our_own_processes_come_in_pairs_and_lead_nowhere_else(name: str) -> None:
    used = {
        node.attr
        for path in OURS
        if place(path) == name
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used
    assert used <= {"socketpair", "socket", "send_fds", "recv_fds", "SHUT_WR"}


@pytest.mark.parametrize("name", sorted(LISTENING))
def test_where_visitors_come_in_nobody_connects_or_sends(name: str) -> None:
    (path,) = [one for one in OURS if place(one) == name]
    called = {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)}
    assert "setsockopt" in called
    assert not called & {"connect", "connect_ex", "create_connection", "send", "sendall", "sendto", "recv"}


@pytest.mark.parametrize("path", [path for path in OURS if path.stem.endswith("_job")], ids=place)
def test_a_job_says_in_its_first_lines_that_it_opens_units_of_work(path: Path) -> None:
    said = ast.get_docstring(parsed(path)) or ""
    assert said.startswith("The job "), said
    assert "opens the unit" in said
