"""What a witness keeps: the last checkpoint that it saw and cosigned, and when it first read each entry of a draw."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import click
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prakerja.console.kept_checkpoint import keep
from prakerja.draw.witness_rules import Handed


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid")


class KeptEntry(_Kept):
    """`at`: when this witness first read it, in seconds since 1970. `is_older`: it was there at the first look."""

    number: int
    line: str
    at: int
    is_older: bool = False


class GivenReveal(_Kept):
    """As a custodian hands it over."""

    statement_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    position: Annotated[int, Field(ge=1, le=99)]
    secret: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class KeptReveal(GivenReveal):
    """`at`: when this witness first found it, in seconds since 1970."""

    at: int


class WitnessFile(_Kept):
    """`seen`: the log's newest note as it was shown. `cosigned`: the newest that this witness cosigned, with its line.

    `key`: the log's, and the newest that took over from it.
    """

    seen: str = ""
    cosigned: str = ""
    key: str = ""
    #: Whether the log had its say on the newest cosigned note.
    given: bool = False
    entries: list[KeptEntry] = []
    handed: list[KeptReveal] = []

    def reveals(self) -> list[Handed]:
        return [Handed(**one.model_dump()) for one in self.handed]


def read_witness_file(path: Path) -> WitnessFile:
    """An empty one where there is none. Raises click.UsageError: a damaged file must not pass for no file."""
    try:
        return WitnessFile.model_validate_json(path.read_text(encoding="utf-8")) if path.exists() else WitnessFile()
    except (ValidationError, UnicodeDecodeError):
        raise click.UsageError(f"{path} is no witness's file") from None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}") from None


def write_witness_file(path: Path, kept: WitnessFile) -> None:
    """Whole or not at all. Raises click.UsageError."""
    keep(path, kept.model_dump_json(indent=1))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One at a time: two runs could cosign two histories. Raises click.UsageError."""
    try:
        with path.with_name(f"{path.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
    except BlockingIOError:
        raise click.UsageError(f"another run is under way with {path}") from None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be used: {error.strerror}") from None
