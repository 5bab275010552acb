"""`prakerja log verify`: anybody keeps a checkpoint of a public log, and sees whether it has only grown since."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from prakerja.console.give_up import give_up
from prakerja.console.kept_checkpoint import keep, keep_refused, read_kept
from prakerja.console.log_over_http import LogOverHttp, NoAnswer
from prakerja.console.site_address import require_address
from prakerja.console.stamped import Vouched, read_root, vouched_for
from prakerja.console.witness import witness
from prakerja.publog.signed_note import NotAKeyText, NoteKey
from prakerja.publog.watch import NotTheLog, Watched, watch

_REWRITTEN: Final = 1
#: Nothing is known then: neither that it holds nor that it does not.
_NO_ANSWER: Final = 3


@click.group()
def log() -> None:
    """The public log of what must not be rewritten."""


log.add_command(witness)
log.add_command(give_up)


@log.command()
@click.option(
    "--from", "url", required=True, metavar="URL", help="The site whose log it is, e.g. https://prakerja.example."
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the last checkpoint is kept; made the first time, moved on whenever the log holds.",
)
@click.option(
    "--tsa-certificate",
    "root",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The root certificate of a time-stamp authority that you trust: the log's newest stamp must be by it.",
)
@click.option("--key", metavar="KEY", help="The log's key as you have it from elsewhere.  [default: as the site says]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def verify(*, url: str, against: Path | None, root: Path | None, key: str | None, as_json: bool) -> None:
    """Read a log, and see whether it has only grown since the checkpoint that you kept.

    Exit status 1: it was rewritten, or shows two histories; 3: no answer, so nothing is known; 2: bad input.
    """
    require_address(url)
    kept = read_kept(against) if against and against.exists() else None
    pinned = _pinned(key) if key else None
    trusted = read_root(root) if root else None
    source = LogOverHttp(url)
    try:
        with source:
            watched = watch(source, key=pinned or source.key(), kept=kept)
            vouched = vouched_for(source, watched.head, root=trusted, now=datetime.now(UTC)) if trusted else None
    except NotTheLog as fault:
        beside = keep_refused(against, source.note) if against else ""
        _fail(f"The log does not hold: {fault}.{beside}", _REWRITTEN, as_json=as_json, holds=False)
    except NoAnswer as silence:
        _fail(f"No answer from {url} that could be read: {silence}", _NO_ANSWER, as_json=as_json, holds=None)
    if against:
        keep(against, watched.note)
    _tell(watched, vouched, kept_size=kept.size if kept else None, pinned=pinned, as_json=as_json)


def _pinned(text: str) -> NoteKey:
    try:
        return NoteKey.read(text)
    except NotAKeyText as error:
        raise click.UsageError(f"--key: {error}") from None


def _tell(
    watched: Watched, vouched: Vouched | None, *, kept_size: int | None, pinned: NoteKey | None, as_json: bool
) -> None:
    head = watched.head
    if as_json:
        shown = {"holds": True, "origin": head.origin, "size": head.size, "root": head.root.hex()}
        key = {"key": str(watched.key), "key_from_elsewhere": pinned is not None}
        stamp = {"stamped_size": vouched.size, "stamped_at": vouched.at.isoformat()} if vouched else {}
        click.echo(json.dumps({**shown, "read": watched.read, "kept": kept_size, **key, **stamp}))
        return
    since = "" if kept_size is None else f", and begins with the {kept_size} that were there when you last looked"
    click.echo(f"The log {head.origin} holds: it has {head.size} entries, all under its signed root{since}.")
    if kept_size is None:
        click.echo("This is a first look: it says nothing of what was rewritten before it.")
    if vouched:
        click.echo(f"Its first {vouched.size} were there by {vouched.at:%Y-%m-%d %H:%M:%S} UTC, says the authority.")
    if pinned is None:
        click.echo(
            f"Its key is {watched.key}, as the site itself says: compare it with somebody else's, pass it as --key."
        )
    elif watched.key != pinned:
        click.echo(f"A new key has taken over, signed by yours. From now on pass --key {watched.key}")


def _fail(sentence: str, status: int, *, as_json: bool, holds: bool | None) -> None:
    if as_json:
        click.echo(json.dumps({"holds": holds, "cause": sentence}))
    click.echo(sentence, err=True)
    raise SystemExit(status)
