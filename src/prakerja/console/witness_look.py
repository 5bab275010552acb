"""One look of a witness: the log is read on from where it was, judged, and cosigned or not."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from prakerja.console.witness_file import GivenReveal, KeptEntry, KeptReveal, WitnessFile
from prakerja.draw.log_entries import NotAnEntry, is_of_draws, read_entry
from prakerja.draw.witness_rules import Read, refusals
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.cosignature import cosign
from prakerja.publog.merkle import Hash
from prakerja.publog.signed_note import NoteKey, split_note
from prakerja.publog.watch import LogSource, Watched, watch

_LONGEST_REVEAL: Final = 10_000


@dataclass(frozen=True)
class Witness:
    name: str
    secret: bytes
    before_round_s: int


@dataclass(frozen=True)
class Look:
    """`against`: why it was not cosigned, a sentence each. `is_new`: whether a cosignature was made this time."""

    watched: Watched
    against: list[str]
    is_new: bool


def look(source: LogSource, kept: WitnessFile, *, key: NoteKey, witness: Witness) -> Look:
    """`kept` is as it is to be written, before anything is published. Raises NotTheLog, and what the source raises."""
    listening = _Listening(source)
    before = _head_in(kept.seen)
    watched = watch(listening, key=key, kept=before)
    now = int(time.time())
    begin = before.size if before else 0
    new = {number: line for number, line in listening.heard.items() if number >= begin}
    _take_in(kept, new, at=now, is_older=before is None)
    against = _against(kept, witness)
    kept.seen, kept.key = watched.note, str(watched.key)
    is_new = not against and _head_in(kept.cosigned) != watched.head
    if is_new:
        text, _ = split_note(watched.note)
        kept.given = False
        kept.cosigned = watched.note + cosign(text, name=witness.name, secret=witness.secret, at=now)
    return Look(watched, against, is_new)


def take_handed(kept: WitnessFile, folder: Path) -> list[str]:
    """Reveals that lie in the folder are noted with this moment, once each. Gives the names of files that are none."""
    had, none = {one.model_dump_json(exclude={"at"}) for one in kept.handed}, []
    for file in sorted(folder.glob("*.json")):
        try:
            given = GivenReveal.model_validate_json(file.read_bytes()[:_LONGEST_REVEAL])
        except (ValidationError, OSError):
            none.append(file.name)
            continue
        if given.model_dump_json() not in had:
            kept.handed.append(KeptReveal(**given.model_dump(), at=int(time.time())))
    return none


def _take_in(kept: WitnessFile, new: Mapping[int, bytes], *, at: int, is_older: bool) -> None:
    """Entries of draws are kept with the moment, those that cannot be read as well: what is refused stays refused."""
    for number, line in sorted(new.items()):
        if is_of_draws(line):
            text = line.decode(errors="replace")
            kept.entries.append(KeptEntry(number=number, line=text, at=at, is_older=is_older))


def _against(kept: WitnessFile, witness: Witness) -> list[str]:
    read, unreadable = [], []
    for one in kept.entries:
        try:
            read.append(Read(one.number, read_entry(one.line.encode()), one.at, one.is_older))
        except NotAnEntry as fault:
            unreadable.append(f"entry {one.number}: {fault}")
    refused = refusals(read, kept.reveals(), before_round_s=witness.before_round_s)
    return [*unreadable, *map(str, refused)]


def _head_in(note: str) -> TreeHead | None:
    return TreeHead.read(split_note(note)[0]) if note else None


class _Listening:
    """The log, and what it said of each entry the first time: that is what was hashed."""

    def __init__(self, source: LogSource) -> None:
        self._source = source
        self.heard: dict[int, bytes] = {}

    def checkpoint(self) -> str:
        return self._source.checkpoint()

    def lines(self, start: int, end: int) -> Iterator[bytes]:
        for number, line in enumerate(self._source.lines(start, end), start):
            self.heard.setdefault(number, line)
            yield line

    def inclusion(self, index: int, size: int) -> Sequence[Hash]:
        return self._source.inclusion(index, size)
