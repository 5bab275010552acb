"""`prakerja log witness`: an organisation outside vouches for a public log, with its own clock, file and key."""

from pathlib import Path
from time import sleep
from typing import Final

import click

from prakerja.console.kept_checkpoint import keep_refused
from prakerja.console.log_over_http import LogOverHttp, NoAnswer
from prakerja.console.site_address import require_address
from prakerja.console.witness_file import alone, read_witness_file, write_witness_file
from prakerja.console.witness_look import Look, Witness, look, take_handed
from prakerja.console.witness_options import checked_name, log_key_in, note_in, secret_in
from prakerja.console.witness_show import hand_in
from prakerja.console.witness_show import publish as show
from prakerja.draw.witness_rules import BEFORE_ROUND_S
from prakerja.publog.signed_note import NoteKey
from prakerja.publog.watch import NotTheLog

_REFUSED: Final = 1
_NO_ANSWER: Final = 3

_file = click.Path(path_type=Path, dir_okay=False)
_folder = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option("--from", "url", required=True, metavar="URL", help="The site whose log it is.")
@click.option("--name", required=True, help="The witness's own name, for ever: like witness.example/w1.")
@click.option("--key-file", required=True, type=_file, help="Its secret key, 64 hex digits; made where there is none.")
@click.option("--file", "path", required=True, type=_file, help="What it remembers of the log; made the first time.")
@click.option("--publish", required=True, type=_folder, help="A folder that its own web server shows to everybody.")
@click.option("--handed", type=_folder, help="A folder with reveals that custodians handed over, one JSON file each.")
@click.option("--log-key", metavar="KEY", help="The log's key as you have it from elsewhere.  [default: as first seen]")
@click.option("--begin", type=_file, help="A checkpoint that the log must have grown from, the first time.")
@click.option("--before-round", type=click.IntRange(0), default=BEFORE_ROUND_S, help="Seconds from cut-off to round.")
@click.option("--every", type=click.IntRange(1), help="Go on, and look again after so many seconds.")
def witness(
    *,
    url: str,
    name: str,
    key_file: Path,
    path: Path,
    publish: Path,
    handed: Path | None,
    log_key: str | None,
    begin: Path | None,
    before_round: int,
    every: int | None,
) -> None:
    """Cosign a public log while it only grows and keeps the rules of its draws.

    Exit status 1: refused, and why; 3: no answer, so nothing is known; 2: bad input.
    """
    require_address(url)
    who = Witness(checked_name(name), secret_in(key_file), before_round)
    pinned = log_key_in(log_key)
    while True:
        status = _look_once(url, path, publish, handed, pinned=pinned, begin=begin, who=who)
        if every is None:
            raise SystemExit(status)
        sleep(every)


def _look_once(
    url: str,
    path: Path,
    publish: Path,
    handed: Path | None,
    *,
    pinned: NoteKey | None,
    begin: Path | None,
    who: Witness,
) -> int:
    with alone(path):
        kept = read_witness_file(path)
        if not kept.seen and begin is not None:
            kept.seen = note_in(begin)
        if handed is not None:
            for stray in take_handed(kept, handed):
                click.echo(f"{stray} is no reveal.", err=True)
            # Noted before the log is asked: it may be silent until it is too late.
            write_witness_file(path, kept)
        source = LogOverHttp(url)
        try:
            with source:
                key = NoteKey.read(kept.key) if kept.key else pinned or source.key()
                seen = look(source, kept, key=key, witness=who)
        except NotTheLog as fault:
            click.echo(f"Not cosigned: {fault}.{keep_refused(path, source.note)}", err=True)
            return _REFUSED
        except NoAnswer as silence:
            click.echo(f"No answer from {url} that could be read: {silence}", err=True)
            return _NO_ANSWER
        # Remembered before anybody sees it: what is cosigned is never forgotten.
        write_witness_file(path, kept)
        show(publish, kept, who)
        return max(_tell(seen), hand_in(url, path, kept))


def _tell(seen: Look) -> int:
    head = seen.watched.head
    for sentence in seen.against:
        click.echo(f"Not cosigned: {sentence}.", err=True)
    if seen.against:
        return _REFUSED
    done = "cosigned" if seen.is_new else "cosigned before, and nothing is new"
    click.echo(f"{head.origin}: {head.size} entries, {done}.")
    return 0
