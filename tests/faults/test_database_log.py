"""The embedded database's own log is kept, and holds neither what was said to it nor what it holds."""

from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from prakerja.config.database import running_database
from prakerja.config.environment import Environment
from tests.instance import wait_until

pytestmark = pytest.mark.fault
NIK = "3171015203900000"


def test_the_log_lies_beside_the_database_and_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PRAKERJA_DATABASE_URL", "PRAKERJA_DATABASE_OWNER_URL"):
        monkeypatch.delenv(name, raising=False)
    environment = Environment(mode="demo", var=tmp_path).model_copy(update={"database_url": None})
    with (
        running_database(environment, stop=True, fsync="off") as url,
        psycopg.connect(url, autocommit=True) as connection,
    ):
        connection.execute("CREATE TEMPORARY TABLE person (nik text PRIMARY KEY)")
        for _ in range(2):
            with suppress(psycopg.errors.UniqueViolation):
                connection.execute(f"INSERT INTO person VALUES ('{NIK}')".encode())

        def said() -> str:
            return "".join(file.read_text() for file in (tmp_path / "postgres" / "postgres-log").iterdir())

        # A process of its own writes it down, a moment after the client has its answer.
        wait_until(lambda: "duplicate key" in said(), within=60, what="the refused row is in the log")
        assert NIK not in said()
