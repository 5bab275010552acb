"""The URL of the database, in every form that libpq takes, as Django wants it."""

import pytest
from django.db import connection

from prakerja.config.database_url import checked_database_url, database_from, program_database_from


def test_a_url_says_where_and_as_whom() -> None:
    entry = database_from("postgresql://warga:r%40hasia@db.contoh.example:6432/prakerja?sslmode=require")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.contoh.example", "6432", "prakerja")
    assert (entry["USER"], entry["PASSWORD"]) == ("warga", "r@hasia")
    assert entry["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_is_a_host() -> None:
    assert database_from("postgresql://warga@/prakerja?host=/var/run/postgresql")["HOST"] == "/var/run/postgresql"


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("postgresql:///prakerja", "", ""),
        ("postgres://warga@db/prakerja", "db", ""),
        ("postgresql://warga@%2Fvar%2Frun%2Fpostgresql/prakerja", "/var/run/postgresql", ""),
        ("postgresql://warga@[::1]:5433/prakerja", "::1", "5433"),
        ("postgresql://warga@satu:5432,dua:5433/prakerja?target_session_attrs=read-write", "satu,dua", "5432,5433"),
    ],
)
def test_sockets_and_several_hosts_are_understood(url: str, host: str, port: str) -> None:
    entry = database_from(checked_database_url(url))
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == (host, port, "prakerja")


def test_time_outs_come_after_the_options_of_the_url() -> None:
    entry = program_database_from("postgresql:///prakerja?options=-c%20work_mem%3D8MB")
    assert entry["OPTIONS"]["options"] == "-c work_mem=8MB -c statement_timeout=5000 -c lock_timeout=4000"


@pytest.mark.django_db
def test_nothing_that_the_program_asks_for_is_waited_for_without_end() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout'), current_setting('lock_timeout')")
        assert cursor.fetchone() == ("5s", "4s")
