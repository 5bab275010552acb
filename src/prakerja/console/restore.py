"""`prakerja restore FOLDER`: a backup becomes a running programme again, in a folder that holds none."""

import json
import shutil
from pathlib import Path

import click

from prakerja.config.environment import Environment, EnvironmentRefused, read_environment
from prakerja.console.backup import count_rows, require_embedded
from prakerja.console.backup_manifest import Manifest, faults_of_files, missing_keys, read_manifest
from prakerja.console.database_copy import unpack_database
from prakerja.console.django_ready import django_ready
from prakerja.console.kept_checkpoint import read_kept
from prakerja.console.operator_option import OPERATOR_OR_USER
from prakerja.console.restore_seen import shorter_than_seen
from prakerja.publog.checkpoint_text import TreeHead

#: A year's trail is read from its beginning.
_LONGEST_MS = 24 * 3600 * 1000


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A checkpoint of the public log that somebody kept: a backup older than that does not hold.",
)
@click.option(
    "--although-shorter",
    "is_shorter_taken",
    is_flag=True,
    help="There is no newer backup: what is lost of the public log is lost, and the public will be told.",
)
@OPERATOR_OR_USER
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def restore(folder: Path, against: Path | None, *, is_shorter_taken: bool, operator: str, as_json: bool) -> None:
    """Put the backup in FOLDER into the empty folder that PRAKERJA_VAR names, and check all of it.

    The audit of what was restored hears who did.

    A backup whose public log is shorter than a kept checkpoint, or than what a witness with an address saw, is refused
    before anything is touched.

    Exit status 2: nothing was touched; 1: what was restored does not hold, and what does not is said.
    """
    require_embedded()
    environment, manifest = _environment(), read_manifest(folder)
    kept = read_kept(against) if against else None
    _require_fit(folder, manifest, environment)
    if not is_shorter_taken:
        _require_whole_log(manifest, environment, kept)
    unpack_database(folder / "database", environment.var / "postgres")
    if (folder / "uploads").exists():
        shutil.copytree(folder / "uploads", environment.var / "uploads", dirs_exist_ok=True)
    with django_ready(stop_database=True, again=f"empty {environment.var} and restore once more"):
        from prakerja.console.tables import require_tables_of_this_version

        require_tables_of_this_version()
        counts = count_rows()
        faults = _faults(manifest, counts, kept)
        unnamed = _delete_unnamed(environment)
        _record(manifest, faults, operator)
    _tell(environment.var, manifest, counts, faults, unnamed, as_json=as_json)
    if faults:
        raise SystemExit(1)


def _environment() -> Environment:
    try:
        return read_environment()
    except EnvironmentRefused as refused:
        raise click.UsageError(str(refused)) from refused


def _require_fit(folder: Path, manifest: Manifest, environment: Environment) -> None:
    """Everything that can be known is known before anything is touched. Raises click.UsageError."""
    for part in ("postgres", "uploads"):
        if (environment.var / part).exists():
            raise click.UsageError(f"{environment.var / part} is there already; restore into an empty folder")
    if missing := missing_keys(manifest, environment):
        raise click.UsageError(f"{', '.join(missing)}: not the keys under which this backup was made")
    if faults := faults_of_files(folder, manifest):
        more = f", and {len(faults) - 3} more" if len(faults) > 3 else ""
        raise click.UsageError(f"{folder} is not as it was made: {'; '.join(faults[:3])}{more}")


def _require_whole_log(manifest: Manifest, environment: Environment, kept: TreeHead | None) -> None:
    """Raises click.UsageError: from a shorter log another history would be signed."""
    shorter = shorter_than_seen(manifest.log_entries, environment, kept)
    if shorter:
        raise click.UsageError(
            f"{'; '.join(shorter)}. Take a newer backup; where there is none: --although-shorter"
            " (docs/runbooks/restore.md)"
        )


def _delete_unnamed(environment: Environment) -> int:
    """Files are copied after the database as well, so that it lacks none; whoever sent one in between has no row of it.

    In a bucket nothing is touched: it is not what was restored, and a rehearsal may be looking at the real one.
    """
    from prakerja.identity.store_photo import PhotoFolder
    from prakerja.identity.unnamed_photos import delete_unnamed_photos, named_by_identities
    from prakerja.training.models import PresencePhoto

    if environment.s3_bucket is not None:
        return 0
    return delete_unnamed_photos(PhotoFolder.IDENTITY, named_by_identities) + delete_unnamed_photos(
        PhotoFolder.PRESENCE, PresencePhoto.objects.all().named
    )


def _record(manifest: Manifest, faults: list[str], operator: str) -> None:
    from prakerja.audit.events import HouseEvent
    from prakerja.audit.record_operation import record_backup
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work

    with unit_of_work(by=Actor.operator(operator)) as work:
        record_backup(
            HouseEvent.BACKUP_RESTORED, made_at=manifest.made_at, by=work.actor, now=work.now, faults=len(faults)
        )


def _faults(manifest: Manifest, counts: dict[str, int], kept: TreeHead | None) -> list[str]:
    from prakerja.audit.check_trail import faults_of_trail
    from prakerja.draw.check_kept_files import faults_of_kept_files
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.publog.ask_what_was_seen import ask_what_was_seen
    from prakerja.publog.witnessed import faults_of_witnessed

    lost = [
        f"{table} has {counts[table]} rows, and had {rows}"
        for table, rows in manifest.counts.items()
        if counts[table] < rows
    ]
    seen = ask_what_was_seen()
    if seen.silent:
        click.echo(f"Silent on what they saw of the public log: {', '.join(seen.silent)}.", err=True)
    with unit_of_work(by=Actor.system("prakerja restore"), statement_timeout_ms=_LONGEST_MS):
        # As of the copy: what waited for its place in the log then has been waiting ever since.
        trail = [*faults_of_trail(kept=kept, now=manifest.made_at), *faults_of_witnessed(seen.notes)]
    return [*lost, *trail, *faults_of_kept_files()]


def _tell(
    var: Path, manifest: Manifest, counts: dict[str, int], faults: list[str], unnamed: int, *, as_json: bool
) -> None:
    if as_json:
        made = {"made_at": manifest.made_at.isoformat(), "counts": counts, "unnamed_photos": unnamed}
        click.echo(json.dumps({"holds": not faults, "faults": faults, "var": str(var), **made}))
        return
    for fault in faults:
        click.echo(f"{fault[0].upper()}{fault[1:]}.", err=True)
    if not faults:
        click.echo(
            f"{var} holds what was backed up at {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC."
            " Its audit, public log and draws agree with each other:"
        )
        click.echo("\n".join(f"  {table:<24}{rows:>12,}" for table, rows in counts.items()))
        if unnamed:
            click.echo(f"{unnamed:,} photos that were sent while the backup was made had no row and are deleted.")
        click.echo(
            "Start it as before. What happened later is lost; letters that were on their way are sent once more."
        )
