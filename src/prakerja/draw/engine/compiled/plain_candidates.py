"""Walks over the rows of a plain candidates file that keep nothing of most of them, up to a row that is not plain.

Plain is as in `plain_rows.py`, and numbers have no zero before them: a copied row is spelt as it would be anew.
"""

import numpy as np

from prakerja.draw.engine.candidates import MOST_CARDS
from prakerja.draw.engine.compiled.columns import IN_HOUSEHOLD, Bytes, Number
from prakerja.draw.engine.compiled.digits import DIGITS, put_digits
from prakerja.draw.engine.compiled.houses import Houses, add_to_house, won_by
from prakerja.draw.engine.compiled.jit import compiled, inlined
from prakerja.draw.engine.compiled.kinds import KindTable, kind_at
from prakerja.draw.engine.compiled.people import People, person_with
from prakerja.draw.engine.compiled.plain_rows import end_of_kind, end_of_receipt, numbers_at

_COMMA, _LINE_FEED, _ZERO = 44, 10, 48


@inlined
def candidate_at(
    text: Bytes, row: int, end: int, kinds: KindTable, known: Number
) -> tuple[int, int, Number, int, int, int, np.uint64, np.uint64]:
    """Where the next row begins, -1 unless all is plain; then where the comma behind the receipt stands, the kind,
    where the last cell begins, tickets, cards held, and the halves of the household.
    """
    comma = end_of_receipt(text, row)
    last = end_of_kind(text, comma + 1) if comma >= 0 else -1
    kind = kind_at(text, comma + 1, last, kinds, known) if last >= 0 else np.int64(-1)
    following, tickets, held, high, low, cell = -1, 0, 0, np.uint64(0), np.uint64(0), 0
    if kind >= 0 and text[last + 1] != _ZERO:
        following, tickets, held, high, low = numbers_at(text, last + 1, end)
    if following >= 0:
        cell = following - 1
        while text[cell - 1] != _COMMA:
            cell -= 1
        if text[cell] == _ZERO and text[cell + 1] != _LINE_FEED:
            following = -1
    return following, comma, kind, cell, tickets, held, high, low


@compiled
def meet_candidates(
    text: Bytes, end: int, people: People, houses: Houses, kinds: KindTable, known: Number, draw: int
) -> tuple[int, Number, int]:
    """Those who are kept have been met in this draw's candidates file; whomever it seated counts for the household.

    Returns how many of these there are, how many kinds there are now, and where the first row begins that is not plain
    or whose receipt was met already, or `end`.
    """
    row, seated = 0, 0
    while row < end:
        following, comma, kind, _, tickets, held, high, low = candidate_at(text, row, end, kinds, known)
        if following < 0:
            break
        known = max(known, kind + 1)
        person = person_with(text, row, comma, people)
        if person >= 0:
            if people.met_in[person] == draw:
                break
            people.met_in[person], people.tickets[person] = draw, tickets
            is_seated = people.seated_by[person] == draw
            seated += is_seated
            if is_seated and held & IN_HOUSEHOLD:
                add_to_house(high, low, 1, houses)
                if person < len(people.in_house):
                    people.in_house[person] = True
                    people.house_high[person], people.house_low[person] = high, low
        row = following
    return seated, known, row


@compiled
def copy_left(
    text: Bytes, end: int, people: People, kinds: KindTable, known: Number, copied: Bytes
) -> tuple[int, Number, int]:
    """The rows of those who have no seat and are not left out stand at the start of `copied`; returns how many bytes
    they have, how many kinds there are now, and where the first row begins that is not plain, or `end`.
    """
    row, at = 0, 0
    while row < end:
        following, comma, kind, _, _, _, _, _ = candidate_at(text, row, end, kinds, known)
        if following < 0:
            break
        known = max(known, kind + 1)
        person = person_with(text, row, comma, people)
        is_gone = person >= 0 and (
            people.seated_by[person] > 0 or (person < len(people.left_out) and people.left_out[person])
        )
        if not is_gone:
            for position in range(row, following):
                copied[at] = text[position]
                at += 1
        row = following
    return at, known, row


@compiled
def put_seats_won(
    text: Bytes, end: int, houses: Houses, kinds: KindTable, known: Number, copied: Bytes
) -> tuple[int, Number, int]:
    """The rows stand at the start of `copied`, each with what the household has won beside the cards that it held.

    Returns how many bytes they have, how many kinds there are now, and where the first row begins that is not plain or
    would hold more cards than a file may say, or `end`.
    """
    row, at, digits = 0, 0, np.empty(DIGITS, dtype=np.uint8)
    while row < end:
        following, _, kind, cell, _, held, high, low = candidate_at(text, row, end, kinds, known)
        if following < 0:
            break
        known = max(known, kind + 1)
        won = won_by(high, low, houses) if held & IN_HOUSEHOLD else np.int64(0)
        cards = np.int64(held & (IN_HOUSEHOLD - 1)) + won
        if cards > MOST_CARDS:
            break
        if won == 0:
            cell = following
        for position in range(row, cell):
            copied[at] = text[position]
            at += 1
        if won:
            for digit in range(put_digits(digits, cards), DIGITS):
                copied[at] = digits[digit]
                at += 1
            copied[at] = _LINE_FEED
            at += 1
        row = following
    return at, known, row
