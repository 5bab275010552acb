"""What a backup holds, to the byte: by it a cut or damaged one is known before anything is restored from it."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
from pydantic import AwareDatetime, BaseModel, ValidationError

from prakerja.config.environment import Environment
from prakerja.config.production import keys_in

NAME: Final = "manifest.json"
_PIECE: Final = 1 << 20
_KEYS: Final = ("sealing_keys", "digest_key", "log_keys")


class Manifest(BaseModel, frozen=True):
    """`files`: SHA-256 by path in the folder. `counts`: rows at least, by table. `keys`: fingerprints, no keys.
    `made_at`: all that was saved before it is there. `log_entries`: of the public log at most; None in older backups.
    """

    format: int
    made_at: AwareDatetime
    migrations: dict[str, str]
    counts: dict[str, int]
    log_entries: int | None = None
    keys: dict[str, list[str]]
    files: dict[str, str]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Last of all: a folder without it is no backup."""
    text = json.dumps(manifest.model_dump(mode="json"), indent=1, sort_keys=True)
    (folder / NAME).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Raises click.UsageError where there is no whole one."""
    try:
        return Manifest.model_validate_json((folder / NAME).read_bytes())
    except OSError:
        raise click.UsageError(f"{folder} holds no whole backup: {NAME} is missing") from None
    except ValidationError:
        raise click.UsageError(f"{folder} holds no whole backup: {NAME} cannot be read") from None


def hash_files(folder: Path) -> dict[str, str]:
    """SHA-256 of every file but the manifest, by its path in the folder."""
    return {str(path.relative_to(folder)): _sha256(path) for path in _files(folder)}


def faults_of_files(folder: Path, manifest: Manifest) -> list[str]:
    """What is missing, changed or too much; none when the backup is as it was made."""
    found = hash_files(folder)
    missing = [f"{name} is missing" for name in manifest.files if name not in found]
    changed = [f"{name} is damaged" for name, sha256 in manifest.files.items() if found.get(name, sha256) != sha256]
    extra = [f"{name} does not belong to it" for name in found if name not in manifest.files]
    return [*missing, *changed, *extra]


def fingerprints_of_keys(environment: Environment) -> dict[str, list[str]]:
    """By which a key is known without being told: without its keys a backup cannot be read.

    Raises click.UsageError in a process that was not given all of them.
    """
    if environment.log_keys is None:
        raise click.UsageError("PRAKERJA_LOG_KEYS is not set: a backup needs every key, and PRAKERJA_PART unset")
    return {name: [_fingerprint(key) for key in keys_in(getattr(environment, name))] for name in _KEYS}


def missing_keys(manifest: Manifest, environment: Environment) -> list[str]:
    """The variables that lack a key that this backup was made under."""
    ours = fingerprints_of_keys(environment)
    return [f"PRAKERJA_{name.upper()}" for name, keys in manifest.keys.items() if not set(keys) <= set(ours[name])]


def _fingerprint(key: str) -> str:
    return hashlib.sha256(f"prakerja-key:{key.lower()}".encode()).hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / NAME)


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            total.update(piece)
    return total.hexdigest()
