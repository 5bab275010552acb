"""Part of `award_cards`: the cards of one stretch, each with a number that nobody ever had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Final
from uuid import UUID

from prakerja.cards.move_cards import CardKey
from prakerja.cards.numbers import last_four
from prakerja.cards.take_numbers import draw_numbers
from prakerja.kit.ahead import prepare_ahead
from prakerja.kit.clock import wib_day
from prakerja.kit.digests import digests
from prakerja.kit.long_arrays import Array, run_with_arrays
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal_each
from prakerja.kit.sql import sql_file

#: While the cards of one piece are written, the numbers of the next are sealed.
_PIECE: Final = 2_000


@dataclass(frozen=True)
class _Drawn:
    """Numbers that may be taken already, as the columns in which they are written."""

    awards: Sequence[CardKey]
    numbers: Sequence[str]
    columns: dict[str, Array]


def give_cards(awards: Sequence[CardKey], *, wave_id: int, until: datetime, now: datetime) -> dict[CardKey, str]:
    """Each award has its card, with its first move and its letter; returns the last four digits of each number, in
    the order of the awards.

    The table of numbers decides whose a number is; whoever drew one that is taken draws again.
    """
    last_fours: dict[CardKey, str] = {}

    def write(drawn: _Drawn) -> None:
        values = {**drawn.columns, "wave_id": wave_id, "now": now, "until": until, "day": wib_day(now)}
        given = run_with_arrays(sql_file(__file__, "add_cards"), values)
        taken = drawn.awards if given.rowcount == len(drawn.awards) else given.fetchall()
        fours = dict(zip(drawn.awards, map(last_four, drawn.numbers), strict=True))
        last_fours.update({award: fours[award] for award in taken})

    left: Sequence[CardKey] = awards
    while left:
        prepare_ahead(list(batched(left, _PIECE, strict=False)), _drawn_for, write)
        left = [award for award in left if award not in last_fours]
    return {award: last_fours[award] for award in awards}


def _drawn_for(awards: Sequence[CardKey]) -> _Drawn:
    numbers = draw_numbers(len(awards))
    plains = [(number, owner, award) for number, (owner, award) in zip(numbers, awards, strict=True)]
    columns: dict[str, Array] = {
        "applicants": [applicant_id for applicant_id, _ in awards],
        "awards": [award for _, award in awards],
        "sealed": seal_each(plains, purpose=Purpose.CARD_NUMBER),
        "digests": [UUID(bytes=one) for one in digests(numbers, purpose=Purpose.CARD_NUMBER)],
        "last_fours": list(map(last_four, numbers)),
    }
    return _Drawn(awards, numbers, columns)
