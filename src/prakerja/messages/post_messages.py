"""Puts many messages into the outbox at once: a statement for a thousand rows, a job for every twenty deliveries."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import batched, chain
from typing import Final
from uuid import UUID

from prakerja.kit.ahead import prepared_ahead
from prakerja.kit.long_arrays import Array, run_with_arrays
from prakerja.kit.new_id import new_ids
from prakerja.kit.prepared import run_prepared
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal_each
from prakerja.kit.sql import sql_file
from prakerja.messages.put_in_delivery import Key, put_many_in_delivery
from prakerja.messages.states import Channel
from prakerja.messages.words import Word, write_words

#: Of whatever drafts are made of: while the rows of one piece are written, those of the next are sealed.
_PIECE: Final = 1_000


@dataclass(slots=True)
class Draft:
    """One message to be; `once_key` makes that it is posted once, however often it is tried."""

    text: str
    channel: Channel
    address: str
    words: dict[str, Word]
    language: str
    applicant_id: UUID
    once_key: str


@dataclass(frozen=True)
class _Sealed:
    """What goes into the outbox: the place of each message and its channel, and the columns of all."""

    keys: list[Key]
    channels: list[Channel]
    columns: dict[str, Array]


def post_messages(drafts: Sequence[Draft], *, now: datetime) -> int:
    """The messages wait in the outbox and their delivery on the queue; returns how many had not been posted before."""
    with prepared_ahead(list(batched(drafts, _PIECE, strict=False)), _sealed) as pieces:
        return _post(pieces, now)


@contextmanager
def posting_messages_about[About](
    those: Sequence[About], drafts_of: Callable[[About], Iterable[Draft]], *, now: datetime
) -> Iterator[None]:
    """The same of what `drafts_of` makes of each, at the end of what is done inside; where that fails, nothing.

    Of thousands the drafts are made and sealed in another thread, while the database does what is done inside, and then
    while it writes the rows before: `drafts_of` asks the database nothing.
    """

    def sealed(piece: Sequence[About]) -> _Sealed:
        return _sealed(list(chain.from_iterable(map(drafts_of, piece))))

    with prepared_ahead(list(batched(those, _PIECE, strict=False)), sealed) as pieces:
        yield
        _post(pieces, now)


def _post(pieces: Iterable[_Sealed], now: datetime) -> int:
    added: dict[Channel, list[Key]] = {channel: [] for channel in Channel}
    for piece in pieces:
        for channel, key in _add(piece, now):
            added[channel].append(key)
    for channel, keys in added.items():
        put_many_in_delivery(keys, channel=channel)
    return sum(map(len, added.values()))


def _sealed(drafts: Sequence[Draft]) -> _Sealed:
    ids, owners = new_ids(len(drafts)), [draft.applicant_id for draft in drafts]
    # Each is bound into two values: as text once.
    places = [(str(owner), str(message_id)) for owner, message_id in zip(owners, ids, strict=True)]
    addresses = [(draft.address, *place) for draft, place in zip(drafts, places, strict=True)]
    words = [(text, *place) for text, place in zip(_written(drafts), places, strict=True)]
    columns: dict[str, Array] = {
        "ids": ids,
        "channels": [draft.channel.value for draft in drafts],
        "texts": [draft.text for draft in drafts],
        "languages": [draft.language for draft in drafts],
        "addresses": seal_each(addresses, purpose=Purpose.MESSAGE),
        "words": seal_each(words, purpose=Purpose.MESSAGE_WORDS),
        "owners": owners,
        "once_keys": [draft.once_key for draft in drafts],
    }
    return _Sealed(list(zip(owners, ids, strict=True)), [draft.channel for draft in drafts], columns)


def _written(drafts: Sequence[Draft]) -> list[str]:
    """The words of each: those that a letter and an SMS have in common are written once."""
    written = {of: write_words(words) for of, words in {id(draft.words): draft.words for draft in drafts}.items()}
    return [written[id(draft.words)] for draft in drafts]


def _add(piece: _Sealed, now: datetime) -> list[tuple[Channel, Key]]:
    """Those that are new. Nearly always that is all of them, and then nobody asks which."""
    added = run_prepared(sql_file(__file__, "insert_messages"), {**piece.columns, "now": now})
    told = list(zip(piece.channels, piece.keys, strict=True))
    if added == len(told):
        return told
    values: dict[str, Array] = {name: piece.columns[name] for name in ("owners", "ids")}
    there = set(run_with_arrays(sql_file(__file__, "messages_there"), values).fetchall())
    return [one for one in told if one[1] in there]
