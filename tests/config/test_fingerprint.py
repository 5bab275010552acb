"""Tables made by other migrations are known before anything is changed."""

import json

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from prakerja.config.fingerprint import (
    OtherMigrations,
    TablesBehind,
    fingerprint_of_migrations,
    keep_fingerprint,
    require_own_tables,
)
from tests.owner import as_owner

pytestmark = pytest.mark.django_db


def _kept() -> dict[str, str] | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('django_migrations'::regclass)")
        text = cursor.fetchone()[0]
        kept: dict[str, str] | None = json.loads(text) if text else None
        return kept


def _keep(text: str | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("COMMENT ON TABLE django_migrations IS {}").format(sql.Literal(text)))


def test_every_migration_of_ours_is_kept_and_no_library_s() -> None:
    kept = _kept()
    assert kept == fingerprint_of_migrations()
    assert {"audit.0001_initial", "outbox.0001_initial"} <= kept.keys()
    assert not any(name.startswith(("auth.", "procrastinate.")) for name in kept)


def test_the_same_migrations_are_met_again_without_a_word() -> None:
    with as_owner():
        keep_fingerprint()
        keep_fingerprint()
    assert _kept() == fingerprint_of_migrations()


def test_one_that_was_written_anew_under_its_old_name_is_named() -> None:
    with as_owner():
        _keep(json.dumps(fingerprint_of_migrations() | {"audit.0001_initial": "0" * 16}))
        with pytest.raises(OtherMigrations, match=r"audit\.0001_initial"):
            keep_fingerprint()


def test_one_that_ran_and_is_no_more_is_named() -> None:
    with as_owner():
        _keep(json.dumps(fingerprint_of_migrations() | {"audit.0002_gone": "0" * 16}))
        MigrationRecorder(connection).record_applied("audit", "0002_gone")
        with pytest.raises(OtherMigrations, match=r"audit\.0002_gone"):
            keep_fingerprint()


def test_one_that_has_not_run_yet_may_have_changed() -> None:
    with as_owner():
        _keep(json.dumps(fingerprint_of_migrations() | {"audit.0002_to_come": "0" * 16}))
        keep_fingerprint()
    assert _kept() == fingerprint_of_migrations()


def test_tables_of_before_fingerprints_were_kept_are_others() -> None:
    with as_owner():
        _keep(None)
        with pytest.raises(OtherMigrations):
            keep_fingerprint()


def test_an_empty_database_begins_with_its_fingerprint() -> None:
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE django_migrations")
        keep_fingerprint()
        assert MigrationRecorder(connection).applied_migrations() == {}
    assert _kept() == fingerprint_of_migrations()


def test_the_tables_of_this_version_are_worked_on() -> None:
    require_own_tables()


def test_a_migration_that_has_not_run_is_named() -> None:
    with as_owner():
        MigrationRecorder.Migration.objects.filter(app="waves").delete()
    with pytest.raises(TablesBehind, match=r"waves\.0001_initial"):
        require_own_tables()


def test_nobody_works_on_tables_that_other_migrations_made() -> None:
    with as_owner():
        _keep(json.dumps(fingerprint_of_migrations() | {"audit.0001_initial": "0" * 16}))
    with pytest.raises(OtherMigrations, match=r"audit\.0001_initial"):
        require_own_tables()


def test_nobody_works_on_an_empty_database() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO gone")
    with pytest.raises(TablesBehind):
        require_own_tables()
