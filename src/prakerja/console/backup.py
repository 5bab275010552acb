"""`prakerja backup FOLDER`: everything that lasts in one folder that can be carried away, while people work."""

import json
import os
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from prakerja.config.environment import EnvironmentRefused, read_environment
from prakerja.console.backup_manifest import Manifest, fingerprints_of_keys, hash_files, write_manifest
from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR_OR_USER

FORMAT: Final = 1
#: Counting the rows of a country.
_LONGEST_MS: Final = 24 * 3600 * 1000
_KEYS: Final = ("sealing_keys", "digest_key", "log_keys", "log_name", "secret_key")
#: Rows that may only grow in number; a backup that has fewer is not the one that was made.
COUNTED: Final = (
    "accounts_account",
    "audit_event",
    "audit_seal",
    "draw_draw",
    "draw_outcome",
    "profile_declaration",
    "publog_entry",
    "screening_verdict",
    "waves_joiner",
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--keys-to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the keys into this file, to be kept apart: whoever has both can read everything.",
)
@OPERATOR_OR_USER
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def backup(folder: Path, keys_to: Path | None, *, operator: str, as_json: bool) -> None:
    """Copy database, files and public log into FOLDER, which must not be there yet. The audit hears who did.

    Without its keys a backup cannot be read: keep them, and keep them elsewhere.
    """
    if folder.exists():
        raise click.UsageError(f"{folder} is there already; a backup is never written over another one")
    require_embedded()
    with django_ready():
        manifest = _on_record(folder, keys_to, operator)
        bucket = read_environment().s3_bucket
    report = {"folder": str(folder), "files": len(manifest.files), "counts": manifest.counts, "not_in_it": bucket}
    if as_json:
        click.echo(json.dumps(report))
    else:
        click.echo(f"{folder} holds the database, {len(manifest.files)} files in all.")
        if bucket:
            click.echo(f"Photos and files of draws are not in it: they stay in the bucket {bucket}.")
        click.echo("Restore it with: prakerja restore FOLDER, with the same keys in the environment.")


def require_embedded() -> None:
    """A database of the operator's own is kept by its own tools. Raises click.UsageError."""
    try:
        url = read_environment().database_url
    except EnvironmentRefused as refused:
        raise click.UsageError(str(refused)) from refused
    if url is not None:
        raise click.UsageError(
            "PRAKERJA_DATABASE_URL names a database that is kept by its own tools (docs/operate.md, Backups); this "
            "command copies the embedded one"
        )


def _on_record(folder: Path, keys_to: Path | None, operator: str) -> Manifest:
    """The audit hears of it before anything is copied: a beginning without an end was cut short, and may lie about."""
    from prakerja.audit.events import HouseEvent
    from prakerja.audit.record_operation import record_backup
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work

    by = Actor.operator(operator)
    with unit_of_work(by=by) as work:
        made_at = work.now
        record_backup(
            HouseEvent.BACKUP_BEGUN, made_at=made_at, by=work.actor, now=work.now, with_keys=keys_to is not None
        )
    if keys_to:
        _write_keys(keys_to)
    manifest = _make(folder, made_at)
    with unit_of_work(by=by) as work:
        record_backup(HouseEvent.BACKUP_TAKEN, made_at=made_at, by=work.actor, now=work.now, files=len(manifest.files))
    return manifest


def _make(folder: Path, made_at: datetime) -> Manifest:
    """The folder has its name only once it is whole."""
    from django.conf import settings

    from prakerja.config.fingerprint import fingerprint_of_migrations
    from prakerja.console.database_copy import copy_database

    beside = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    counts = count_rows()
    # Before and after: whatever the copied database names was there at one of the two.
    _copy_uploads(beside)
    copy_database(os.environ["PRAKERJA_DATABASE_URL"], beside / "database")
    _copy_uploads(beside)
    log_entries = count_rows(("publog_entry",))["publog_entry"]
    manifest = Manifest(
        format=FORMAT,
        made_at=made_at,
        migrations=fingerprint_of_migrations(),
        counts=counts,
        log_entries=log_entries,
        keys=fingerprints_of_keys(settings.ENVIRONMENT),
        files=hash_files(beside),
    )
    write_manifest(beside, manifest)
    beside.rename(folder)
    return manifest


def count_rows(tables: Sequence[str] = COUNTED) -> dict[str, int]:
    from django.db import connection
    from psycopg import sql

    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work

    counts = {}
    counting = unit_of_work(by=Actor.system("prakerja backup"), statement_timeout_ms=_LONGEST_MS)
    with counting, connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            counts[table] = int(cursor.fetchone()[0])
    return counts


def _write_keys(path: Path) -> None:
    """Readable by its owner alone, and never over another file; the one that a run before has left is as good."""
    from django.conf import settings

    text = "".join(f"PRAKERJA_{name.upper()}={getattr(settings.ENVIRONMENT, name)}\n" for name in _KEYS)
    try:
        if path.exists() and path.read_text() == text:
            path.chmod(0o600)
            return
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from None


def _copy_uploads(folder: Path) -> None:
    from django.conf import settings

    if settings.ENVIRONMENT.s3_bucket is None and settings.MEDIA_ROOT.exists():
        shutil.copytree(settings.MEDIA_ROOT, folder / "uploads", dirs_exist_ok=True)
