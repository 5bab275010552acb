"""What a witness shows of its work: files for its own web server, and its line for the log's."""

from pathlib import Path
from typing import Final

import click
import httpx

from prakerja.console.kept_checkpoint import keep
from prakerja.console.log_over_http import LogOverHttp, NoAnswer
from prakerja.console.witness_file import WitnessFile, write_witness_file
from prakerja.console.witness_look import Witness
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.signed_note import split_note

_NOT_TAKEN: Final = 3


def publish(folder: Path, kept: WitnessFile, who: Witness) -> None:
    """Its key, its newest cosigned checkpoint, and each one by its size. Raises click.UsageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"--publish: {folder} cannot be used: {error.strerror}") from None
    keep(folder / "key", f"{WitnessKey.of_secret(who.name, who.secret)}\n")
    if kept.cosigned:
        size = split_note(kept.cosigned)[0].split("\n")[1]
        keep(folder / f"checkpoint.{size}", kept.cosigned)
        keep(folder / "checkpoint", kept.cosigned)


def hand_in(url: str, path: Path, kept: WitnessFile) -> int:
    """The log has the line, where it knows this witness; what it refuses it is not asked again. An exit status."""
    if not kept.cosigned or kept.given:
        return 0
    try:
        with LogOverHttp(url) as site:
            status = site.give(kept.cosigned)
    except NoAnswer as silence:
        return _not_taken(str(silence))
    if status >= httpx.codes.INTERNAL_SERVER_ERROR or status == httpx.codes.TOO_MANY_REQUESTS:
        return _not_taken(f"status {status}")
    kept.given = True
    write_witness_file(path, kept)
    if status != httpx.codes.NO_CONTENT:
        click.echo(f"The log does not show this line (status {status}): its office must know the witness's key first.")
    return 0


def _not_taken(cause: str) -> int:
    click.echo(f"Cosigned and published; the log did not take the line: {cause}. It is handed in again.", err=True)
    return _NOT_TAKEN
