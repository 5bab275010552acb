"""Whoever is kept by receipt: those who were seated, and those who are asked about. Nobody else's receipt is kept."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from prakerja.draw.engine.compiled.columns import MOST_RECEIPT_BYTES, Bytes, NotPlain, Number, Words16, Words32, Words64
from prakerja.draw.engine.compiled.jit import compiled, inlined

#: The offset and the prime of FNV-1a, and an odd number without a pattern. They only say where to look first.
_OFFSET: Final = np.uint64(14695981039346656037)
_PRIME: Final = np.uint64(1099511628211)
_MIXER: Final = np.uint64(11400714819323198485)
_HALF: Final = np.uint64(32)
_FIRST_ROOM: Final = 1 << 10


class People(NamedTuple):
    """Position *n* of each is the *n*-th receipt's, which is `receipts[starts[n]:starts[n + 1]]`.

    `seated_by`: the number of the draw that has seated them, from 1; 0: none has. `row_of`: by which row. `met_in`: the
    last draw whose candidates file has them. A slot: half of the receipt's hash, and the position and one; or nothing.

    Of the first alone, who are asked about: `left_out`, and the two halves of the household where `in_house` is set.
    """

    receipts: Bytes
    starts: Words32
    seated_by: Words16
    row_of: Words16
    met_in: Words16
    tickets: Words32
    slots: Words64
    left_out: npt.NDArray[np.bool_]
    in_house: npt.NDArray[np.bool_]
    house_high: Words64
    house_low: Words64


def new_people(*, asked: int) -> People:
    """Room for a few; so many are asked about."""
    flags, halves = np.zeros((2, asked), np.bool_), np.zeros((2, asked), np.uint64)
    words = [np.zeros(_FIRST_ROOM, dtype) for dtype in (np.uint16, np.uint16, np.uint16)]
    return People(
        np.zeros(_FIRST_ROOM, np.uint8),
        np.zeros(_FIRST_ROOM + 1, np.uint32),
        words[0],
        words[1],
        words[2],
        np.zeros(_FIRST_ROOM, np.uint32),
        np.zeros(2 * _FIRST_ROOM, np.uint64),
        flags[0],
        flags[1],
        halves[0],
        halves[1],
    )


def with_room_for(people: People, known: int, *, more: int, letters: int) -> People:
    """The same, with room for so many more, and their receipts: twice what it was, where that is too little.

    Raises NotPlain.
    """
    text = int(people.starts[known]) + letters
    if text > MOST_RECEIPT_BYTES:
        raise NotPlain("more receipts than positions")
    if text > len(people.receipts):
        people.receipts.resize(max(text, 2 * len(people.receipts)), refcheck=False)
    room = len(people.tickets)
    if known + more <= room:
        return people
    room = max(known + more, 2 * room)
    people.starts.resize(room + 1, refcheck=False)
    for column in (people.seated_by, people.row_of, people.met_in, people.tickets):
        column.resize(room, refcheck=False)
    larger = people._replace(slots=np.zeros(1 << (2 * room).bit_length(), np.uint64))
    place_again(larger, known)
    return larger


@inlined
def mixed_letters(text: Bytes, at: Number, end: Number) -> np.uint64:
    """A number that is another one for nearly every receipt."""
    mixed = _OFFSET
    for position in range(at, end):
        mixed = np.uint64((mixed ^ np.uint64(text[position])) * _PRIME)
    # Twice, or receipts of one pattern stand side by side: of 1.4 million, runs of up to 39.
    for _ in range(2):
        mixed = np.uint64((mixed ^ np.uint64(mixed >> _HALF)) * _MIXER)
    return np.uint64(mixed ^ np.uint64(mixed >> _HALF))


@inlined
def slot_of_person(text: Bytes, at: int, end: int, mixed: np.uint64, people: People) -> Number:
    """Where whoever has this receipt stands, or would stand; it is compared letter by letter where hashes are alike."""
    last = np.int64(len(people.slots) - 1)
    slot = np.int64(mixed >> np.uint64(20)) & last
    while people.slots[slot]:
        is_alike = people.slots[slot] >> _HALF == np.uint64(mixed & np.uint64(0xFFFFFFFF))
        if is_alike and is_receipt_of(np.int64(people.slots[slot] & np.uint64(0xFFFFFFFF)) - 1, text, at, end, people):
            break
        slot = (slot + 1) & last
    return slot


@inlined
def is_receipt_of(person: Number, text: Bytes, at: int, end: int, people: People) -> bool:
    """Letter by letter."""
    start = np.int64(people.starts[person])
    if np.int64(people.starts[person + 1]) - start != end - at:
        return False
    for offset in range(end - at):  # noqa: SIM110  a loop is what compiles well
        if people.receipts[start + offset] != text[at + offset]:
            return False
    return True


@inlined
def person_with(text: Bytes, at: int, end: int, people: People) -> Number:
    """Whose receipt this is; -1: nobody's who is kept."""
    slot = slot_of_person(text, at, end, mixed_letters(text, at, end), people)
    return np.int64(people.slots[slot] & np.uint64(0xFFFFFFFF)) - 1


@inlined
def keep_person(text: Bytes, at: int, end: int, people: People, known: Number) -> Number:
    """Whose receipt this is; whoever is new is the last, number `known`, for whom there must be room."""
    mixed = mixed_letters(text, at, end)
    slot = slot_of_person(text, at, end, mixed, people)
    if people.slots[slot]:
        return np.int64(people.slots[slot] & np.uint64(0xFFFFFFFF)) - 1
    start = np.int64(people.starts[known])
    for offset in range(end - at):
        people.receipts[start + offset] = text[at + offset]
    people.starts[known + 1] = start + end - at
    people.slots[slot] = np.uint64(mixed << _HALF) | np.uint64(known + 1)
    return known


@compiled
def find_person(text: Bytes, people: People) -> Number:
    """Whose receipt the whole text is; -1: nobody's who is kept."""
    return person_with(text, 0, len(text), people)


@compiled
def add_person(text: Bytes, people: People, known: Number) -> Number:
    """The whole text is a receipt that is kept; returns whose."""
    return keep_person(text, 0, len(text), people, known)


@compiled
def place_again(people: People, known: int) -> None:
    """Everybody stands in the slots, which were empty."""
    for person in range(known):
        start, end = np.int64(people.starts[person]), np.int64(people.starts[person + 1])
        mixed = mixed_letters(people.receipts, start, end)
        slot = np.int64(mixed >> np.uint64(20)) & np.int64(len(people.slots) - 1)
        while people.slots[slot]:
            slot = (slot + 1) & np.int64(len(people.slots) - 1)
        people.slots[slot] = np.uint64(mixed << _HALF) | np.uint64(person + 1)
