"""Anybody who holds an award letter learns whether it is genuine, and how its card stands now."""

from dataclasses import dataclass
from datetime import date

from prakerja.cards.letter_code import NOBODYS, read_code
from prakerja.cards.rules import decree_number, masked_name
from prakerja.cards.states import LIVE, CardState
from prakerja.kit.clock import wib_day
from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.sql import sql_file


@dataclass(frozen=True)
class CheckedLetter:
    """Enough to compare with the paper, and too little to learn who it is."""

    decree: str
    #: `S••• A•••`.
    name: str
    wave: int
    awarded_on: date
    state: CardState
    #: No money moves on it for now.
    is_held: bool
    #: The day from which it stands as it does.
    since: date


def check_letter(typed: str) -> CheckedLetter | None:
    """None: nobody has such a letter.

    A genuine one is shown however many codes others of the network have made up: a telephone company is one network,
    and nobody there may keep its customers from checking.
    """
    row = fetch_prepared(sql_file(__file__, "checked_letter"), {"code": read_code(typed) or NOBODYS})
    if row is None:
        return None
    awarded_on, state = wib_day(row["awarded_at"]), CardState(row["state"])
    is_held = state in LIVE and row["held_since"] is not None
    return CheckedLetter(
        decree=decree_number(row["wave"], awarded_on=awarded_on),
        name=masked_name(row["full_name"] or ""),
        wave=row["wave"],
        awarded_on=awarded_on,
        state=state,
        is_held=is_held,
        since=wib_day(row["held_since"] if is_held else row["moved_at"] or row["awarded_at"]),
    )
