"""A posting as one statement: its text, of which there are as many as postings have shapes, and its values."""

from collections import Counter
from functools import cache
from typing import Final

from prakerja.kit.prepared import Value
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import NATURE, Account, Of, Side
from prakerja.ledger.posting import Leg, NoPosting, Posting, nature_of

#: Of a year or a wave.
LARGEST_NUMBER: Final = 2**31 - 1

#: What a posting does to each balance, in the order of their keys.
type Moves = tuple[tuple[Account, int], ...]


def moves_of(posting: Posting) -> Moves:
    """Raises NoPosting where an account is none of the chart."""
    gains: Counter[Account] = Counter()
    for leg in posting.legs:
        _require_known(leg, posting.act)
        for account, gain in ((leg.credit, int(leg.amount)), (leg.debit, -int(leg.amount))):
            if NATURE[account.kind].carries_balance:
                gains[account] += gain if NATURE[account.kind].grows_on is Side.CREDIT else -gain
    return tuple(sorted(gains.items(), key=lambda move: (move[0].of.bytes, move[0].kind)))


@cache
def statement_of(legs: int, gains: tuple[bool, ...]) -> str:
    """Of a posting of so many legs that moves these balances, up or down. Each such text is prepared once.

    One leg is whole once it is written; to count it took 15 µs of 180, and 4 more to add up that it is one.
    """
    # What must have come true before the next balance moves.
    before, moves, written = "written", "", "SELECT 1 FROM written"
    if legs > 1:
        written = "SELECT count(*) FROM written"
        before, moves = "whole", sql_file(__file__, "post_whole").format(count=legs)
    then, last = moving(gains, before=before)
    moves += then
    each = [sql_file(__file__, "post_leg").format(number=number) for number in range(1, legs + 1)]
    return sql_file(__file__, "post").format(legs="    , ".join(each), moves=moves, written=written, last=last)


def moving(gains: tuple[bool, ...], *, before: str) -> tuple[str, str]:
    """The part of a statement that moves these balances, up or down, each after what comes before it; and the last
    that must have come true."""
    moves = ""
    for number, gain in enumerate(gains, start=1):
        name = "post_gain" if gain else "post_loss"
        moves += sql_file(__file__, name).format(number=number, before=before)
        before = f"moved_{number}"
    return moves, before


def values_of(posting: Posting, moves: Moves) -> dict[str, Value]:
    """Amounts travel as text: a number is of another type the larger it is, and would be planned for anew."""
    values: dict[str, Value] = {
        "owner_id": posting.owner_id,
        "posting_id": posting.id,
        "act": posting.act,
        "year": posting.year,
        "wave": posting.wave,
        "happened_at": posting.happened_at,
        "posted_at": posting.posted_at,
        "corrects": posting.corrects,
        "closes": posting.closes,
        "held_until": posting.held_until,
        "reason": posting.reason,
    }
    for number, leg in enumerate(posting.legs, start=1):
        values[f"debit_{number}"], values[f"debit_of_{number}"] = leg.debit.kind.value, leg.debit.of
        values[f"credit_{number}"], values[f"credit_of_{number}"] = leg.credit.kind.value, leg.credit.of
        values[f"amount_{number}"] = str(int(leg.amount))
    return values | values_of_moves(moves)


def values_of_moves(moves: Moves) -> dict[str, Value]:
    """For what `moving` says."""
    values: dict[str, Value] = {}
    for number, (account, gain) in enumerate(moves, start=1):
        values[f"kind_{number}"], values[f"of_{number}"] = account.kind.value, account.of
        values[f"gain_{number}"] = str(gain)
    return values


def _require_known(leg: Leg, act: str) -> None:
    for account in (leg.debit, leg.credit):
        nature = nature_of(account, act)
        if nature.of in (Of.YEAR, Of.WAVE) and account.of.int > LARGEST_NUMBER:
            raise NoPosting(f"{act}: {account.kind.name} is of a {nature.of}, and not of anybody")
