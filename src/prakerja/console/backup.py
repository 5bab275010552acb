"""`prakerja backup FOLDER`: everything that lasts in one folder that can be carried away, while people work."""

import json
import os
import shutil
from pathlib import Path
from typing import Final

import click

from prakerja.config.environment import EnvironmentRefused, read_environment
from prakerja.console.backup_manifest import Manifest, fingerprints_of_keys, hash_files, write_manifest
from prakerja.console.django_ready import django_ready

FORMAT: Final = 1
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
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def backup(folder: Path, keys_to: Path | None, *, as_json: bool) -> None:
    """Copy database, files and public log into FOLDER, which must not be there yet.

    Without its keys a backup cannot be read: keep them, and keep them elsewhere.
    """
    if folder.exists():
        raise click.UsageError(f"{folder} is there already; a backup is never written over another one")
    require_embedded()
    with django_ready():
        if keys_to:
            _write_keys(keys_to)
        manifest = _make(folder)
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


def _make(folder: Path) -> Manifest:
    """The folder has its name only once it is whole."""
    from django.conf import settings

    from prakerja.config.fingerprint import fingerprint_of_migrations
    from prakerja.console.database_copy import copy_database
    from prakerja.kit.clock import read_clock

    beside = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    counts = count_rows()
    # Before and after: whatever the copied database names was there at one of the two.
    _copy_uploads(beside)
    made_at = read_clock()
    copy_database(os.environ["PRAKERJA_DATABASE_URL"], beside / "database")
    _copy_uploads(beside)
    manifest = Manifest(
        format=FORMAT,
        made_at=made_at,
        migrations=fingerprint_of_migrations(),
        counts=counts,
        keys=fingerprints_of_keys(settings.ENVIRONMENT),
        files=hash_files(beside),
    )
    write_manifest(beside, manifest)
    beside.rename(folder)
    return manifest


def count_rows() -> dict[str, int]:
    from django.db import connection
    from psycopg import sql

    counts = {}
    with connection.cursor() as cursor:
        for table in COUNTED:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            counts[table] = int(cursor.fetchone()[0])
    return counts


def _write_keys(path: Path) -> None:
    """Readable by its owner alone, and never over another file."""
    from django.conf import settings

    lines = [f"PRAKERJA_{name.upper()}={getattr(settings.ENVIRONMENT, name)}\n" for name in _KEYS]
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.writelines(lines)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from None


def _copy_uploads(folder: Path) -> None:
    from django.conf import settings

    if settings.ENVIRONMENT.s3_bucket is None and settings.MEDIA_ROOT.exists():
        shutil.copytree(settings.MEDIA_ROOT, folder / "uploads", dirs_exist_ok=True)
