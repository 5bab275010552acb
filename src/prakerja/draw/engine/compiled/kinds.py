"""Kinds by their text: what is written of area and groups, found again letter by letter."""

from typing import Final, NamedTuple

import numpy as np

from prakerja.draw.engine.compiled.columns import MOST_KINDS, Bytes, NotPlain, Number, Words32
from prakerja.draw.engine.compiled.jit import inlined

_SLOTS: Final = 1 << 18
_MOST_BYTES: Final = 1 << 22
#: The offset and the prime of FNV-1a. It only says where to look first.
_OFFSET: Final = np.uint64(14695981039346656037)
_PRIME: Final = np.uint64(1099511628211)


class KindTable(NamedTuple):
    """The text of kind *k* is `texts[starts[k]:starts[k + 1]]`; a slot has the number of a kind and one, or nothing."""

    texts: Bytes
    starts: Words32
    slots: Words32


def new_kinds() -> KindTable:
    """A table without a kind."""
    starts = np.zeros(MOST_KINDS + 2, dtype=np.uint32)
    return KindTable(np.empty(_MOST_BYTES, dtype=np.uint8), starts, np.zeros(_SLOTS, dtype=np.uint32))


def kind_text(table: KindTable, kind: int) -> str:
    """What is written of it. Raises NotPlain."""
    start, end = table.starts[kind : kind + 2]
    try:
        return table.texts[start:end].tobytes().decode()
    except UnicodeDecodeError as error:
        raise NotPlain("what is not UTF-8") from error


@inlined
def kind_at(text: Bytes, at: int, end: int, table: KindTable, known: Number) -> Number:
    """The number of the kind with this text; a new one is the last, and -1 says that there is no room for it."""
    mixed = _OFFSET
    for position in range(at, end):
        mixed = np.uint64((mixed ^ np.uint64(text[position])) * _PRIME)
    slot = np.int64(mixed >> np.uint64(40)) % _SLOTS
    while table.slots[slot]:
        kind = np.int64(table.slots[slot]) - 1
        if is_text_of(kind, text, at, end, table):
            return kind
        slot = (slot + 1) % _SLOTS
    start = np.int64(table.starts[known])
    if known == MOST_KINDS or start + end - at > len(table.texts):
        return -1
    for offset in range(end - at):
        table.texts[start + offset] = text[at + offset]
    table.starts[known + 1] = start + end - at
    table.slots[slot] = known + 1
    return known


@inlined
def is_text_of(kind: Number, text: Bytes, at: int, end: int, table: KindTable) -> bool:
    """Letter by letter."""
    start = np.int64(table.starts[kind])
    if np.int64(table.starts[kind + 1]) - start != end - at:
        return False
    for offset in range(end - at):  # noqa: SIM110  a loop is what compiles well
        if table.texts[start + offset] != text[at + offset]:
            return False
    return True
