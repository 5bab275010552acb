"""kill -9 in the middle of a change of keys: nothing is lost, and the same command again brings it to its end."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
from psycopg import sql

from prakerja.config.roles import OWNER, PROGRAM
from tests.conftest import Copies, url_of
from tests.instance import wait_until

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

PEOPLE: Final = 60
OLD, NEW = "2025:" + "11" * 32, "2026:" + "22" * 32
_PRAKERJA: Final = str(Path(sys.executable).with_name("prakerja"))
_ROOT: Final = Path(__file__).resolve().parents[2]
_FURNISH: Final = f"from tests import furnish; furnish.put_people(count={PEOPLE})"
#: Everybody whose NIK is theirs finds it, whatever has been moved: a digest under another key is another value.
_LOST_NIKS: Final = (
    "SELECT count(*) FROM identity_identity AS identity"
    " WHERE NOT EXISTS (SELECT FROM identity_nikholder AS holder WHERE holder.digest = identity.nik_digest"
    " AND holder.holder_id = identity.applicant_id)"
)
_EVENTS: Final = "SELECT name, actor_name FROM audit_event WHERE subject_type = 'keys' ORDER BY id"


@dataclass(frozen=True)
class House:
    """A database with people in it, and commands that run on it in processes of their own."""

    name: str
    var: Path

    def begin(self, *command: str, ring: str) -> "subprocess.Popen[str]":
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
        environment = inherited | {
            "PRAKERJA_MODE": "demo",
            "PRAKERJA_VAR": str(self.var),
            "PRAKERJA_DATABASE_URL": url_of(PROGRAM, self.name),
            "PRAKERJA_DATABASE_OWNER_URL": url_of(OWNER, self.name),
            "PRAKERJA_SEALING_KEYS": ring,
            "PRAKERJA_DIGEST_KEY": ring,
            "PYTHONPATH": str(_ROOT),
        }
        return subprocess.Popen([_PRAKERJA, *command], env=environment, stdout=subprocess.PIPE, text=True, cwd=_ROOT)

    def run(self, *command: str, ring: str) -> str:
        with self.begin(*command, ring=ring) as process:
            out, _ = process.communicate(timeout=110)
        assert process.returncode == 0, out
        return out

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(url_of("postgres", self.name), autocommit=True) as connection:
            return connection.execute(query.encode()).fetchall()


@pytest.fixture(scope="module")
def house(copied_database: Copies, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    name = f"prakerja_keys_{os.getpid()}"
    with copied_database(name):
        made = House(name, tmp_path_factory.mktemp("keys"))
        made.run("manage", "shell", "--no-imports", "-c", _FURNISH, ring=OLD)
        yield made


@contextmanager
def one_row_is_held(house: House) -> Iterator[None]:
    """Whoever would write the identity that was written last waits until the block ends."""
    held = sql.SQL("SELECT 1 FROM identity_identity ORDER BY ctid DESC LIMIT 1 FOR UPDATE")
    with psycopg.connect(url_of(OWNER, house.name)) as connection:
        connection.execute(held)
        yield
        connection.rollback()


def somebody_waits(house: House) -> bool:
    return bool(
        house.rows(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            " AND query LIKE 'UPDATE%'"
        )
    )


@pytest.mark.parametrize(("command", "done_as"), [("reseal", "resealed"), ("redigest", "moved")])
def test_a_change_of_keys_that_is_killed_in_the_middle_loses_nothing_and_is_begun_again(
    command: str, done_as: str, house: House
) -> None:
    ring = f"{NEW},{OLD}"
    begun = len(house.rows(_EVENTS))
    arguments = ("keys", command, "--at-once", "10", "--operator", "Tono", "--json")
    with one_row_is_held(house):
        process = house.begin(*arguments, ring=ring)
        wait_until(lambda: somebody_waits(house), what="it has come to the row that is held")
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert house.rows(_LOST_NIKS) == [(0,)]

    second = json.loads(house.run(*arguments, ring=ring))
    assert (second["closed"], second["under"]["2025"]) == (0, 0)
    # Some of it was done by the first.
    assert 0 < second[done_as] < second["under"]["2026"]
    assert house.rows(_LOST_NIKS) == [(0,)]
    third = json.loads(house.run(*arguments, ring=NEW))
    assert third == {**second, done_as: 0, "under": {"2026": second["under"]["2026"]}}

    kinds = {"reseal": ("resealing_begun", "resealed"), "redigest": ("redigesting_begun", "redigested")}[command]
    began, ended = (f"audit.keys.{kind}" for kind in kinds)
    assert house.rows(_EVENTS)[begun:] == [(name, "Tono") for name in (began, began, ended, began, ended)]
    assert house.rows("SELECT indexname FROM pg_indexes WHERE indexname LIKE 'redigest%'") == []
