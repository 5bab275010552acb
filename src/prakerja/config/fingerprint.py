"""Which migrations made the tables, so that older ones are known before anything is changed.

Django goes by a migration's name: one that was written anew under the same name counts as applied, and the program
would start on tables that it does not know. So the database keeps what each file looked like, in the comment of
Django's own table, where it comes along with every copy.
"""

import hashlib
import inspect
import json
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

#: `app.name` of a migration, and 16 hex digits of what its file holds.
type Fingerprint = dict[str, str]


class TablesBehind(Exception):
    """Migrations of the program have not run on this database; the argument names the first."""


class OtherMigrations(Exception):
    """The tables were made by migrations that are not the program's any more; the argument names the first."""


def keep_fingerprint() -> None:
    """What the migrations look like is kept, before the first of them runs. Raises OtherMigrations.

    Only those that ran are compared, so that a run that was cut short is made good by the next one.
    """
    recorder, current = MigrationRecorder(connection), fingerprint_of_migrations()
    if recorder.has_table():
        _refuse_others(recorder, current)
    with transaction.atomic(), connection.cursor() as cursor:
        recorder.ensure_schema()
        text = sql.Literal(json.dumps(current, sort_keys=True))
        cursor.execute(sql.SQL("COMMENT ON TABLE django_migrations IS {}").format(text))


def require_own_tables() -> None:
    """The tables are those of this version of the program, no more and no less; asked by whatever starts to work.

    Raises TablesBehind, OtherMigrations.
    """
    recorder, current = MigrationRecorder(connection), fingerprint_of_migrations()
    if not recorder.has_table():
        raise TablesBehind("the first")
    _refuse_others(recorder, current)
    ran = {f"{app}.{name}" for app, name in recorder.applied_migrations()}
    if behind := sorted(current.keys() - ran):
        raise TablesBehind(behind[0])


def _refuse_others(recorder: MigrationRecorder, current: Fingerprint) -> None:
    kept = _kept()
    if kept is None:
        # Not even looked into: tables of before fingerprints were kept belong to a role that is not ours.
        raise OtherMigrations
    ours = {name.split(".")[0] for name in current}
    for app, name in sorted(recorder.applied_migrations()):
        key = f"{app}.{name}"
        if app in ours and kept.get(key) != current.get(key):
            raise OtherMigrations(key)


def fingerprint_of_migrations() -> Fingerprint:
    """Of the program's own migrations; a library vouches for those that it brings."""
    on_disk = MigrationLoader(None).disk_migrations
    return {
        f"{app}.{name}": hashlib.sha256(Path(inspect.getfile(type(migration))).read_bytes()).hexdigest()[:16]
        for (app, name), migration in sorted(on_disk.items())
        if type(migration).__module__.startswith("prakerja.")
    }


def _kept() -> Fingerprint | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('django_migrations'::regclass, 'pg_class')")
        text = cursor.fetchone()[0]
    kept: Fingerprint | None = json.loads(text) if text else None
    return kept
