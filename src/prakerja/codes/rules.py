"""What follows from a typed code. Pure: values in, judgement out."""

import hmac
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from prakerja.codes.figures import DIGITS, DOUBLE_TAP, LOCK, PAUSE, TRIES, WORTH_REPEATING
from prakerja.kit.clock import lies_ahead
from prakerja.kit.typed_number import ascii_digits

_DIGIT: Final = re.compile("[0-9]")
_PIECE: Final = re.compile("[0-9]+")
#: Two pieces with one sign between them; each piece may be the left of one pair and the right of another.
_HALVES: Final = re.compile(r"(?<![0-9])(?=([0-9]+)[\s.\-‐-―−]([0-9]+))")


class CodeJudgement(StrEnum):
    RIGHT = "right"
    #: Not six digits; costs no try.
    NOT_A_CODE = "not_a_code"
    WRONG = "wrong"
    #: Five tries were wrong: only a new code helps.
    SPENT = "spent"
    #: Five tries were wrong: for a while nothing helps.
    LOCKED = "locked"
    EXPIRED = "expired"
    USED = "used"


@dataclass(frozen=True)
class CodeFacts:
    #: Six digits, or None where none is right: none was sent, or for something else.
    digits: str | None
    expires_at: datetime
    tries: int = 0
    passed_at: datetime | None = None
    locked_until: datetime | None = None


def judge_code(family: Sequence[CodeFacts], *, typed: str | None, now: datetime) -> CodeJudgement:
    """`family`: the codes of one thing to one address, the newest first, on which tries and ends are counted.

    Any that lives is right, because SMS overtake one another. Used before locked, locked before expired, expired
    before spent, so that a person hears what helps them most. `typed`: six digits, or None.
    """
    newest = family[0]
    opens = typed is not None and _is_right(family, typed, at=newest.passed_at or now)
    if newest.passed_at is not None:
        is_second_tap = now - newest.passed_at <= DOUBLE_TAP and not lies_ahead(newest.passed_at, now=now)
        return CodeJudgement.RIGHT if opens and is_second_tap else CodeJudgement.USED
    if is_locked(newest.locked_until, now=now):
        return CodeJudgement.LOCKED
    if is_over(newest.expires_at, now=now):
        return CodeJudgement.EXPIRED
    if newest.tries >= TRIES:
        return CodeJudgement.SPENT
    if typed is None:
        return CodeJudgement.NOT_A_CODE
    return CodeJudgement.RIGHT if opens else CodeJudgement.WRONG


def _is_right(family: Sequence[CodeFacts], typed: str, *, at: datetime) -> bool:
    live = [one.digits for one in family if one.digits is not None and not is_over(one.expires_at, now=at)]
    return any(hmac.compare_digest(digits, typed) for digits in live)


def is_over(expires_at: datetime, *, now: datetime) -> bool:
    """Whether a code that ends then opens nothing any more.

    One that was sent while the clock ran ahead stays right: whoever has its letter before them cannot know, and five
    tries close it at any time.
    """
    return now >= expires_at


def is_locked(until: datetime | None, *, now: datetime) -> bool:
    """Whether too many wrong ones keep the codes closed."""
    return until is not None and now < until and not lies_ahead(until, now=now, by=LOCK)


def is_too_soon(sent_at: datetime, *, now: datetime) -> bool:
    """Whether the message before may still be on its way."""
    return now < sent_at + PAUSE and not lies_ahead(sent_at, now=now)


def is_worth_repeating(facts: CodeFacts, *, now: datetime) -> bool:
    """The next letter brings the same digits: with a slow mailbox the first letter may well arrive last."""
    is_live = facts.tries < TRIES and not is_over(facts.expires_at, now=now)
    return is_live and facts.expires_at - now >= WORTH_REPEATING


def read_code(typed: str, *, lengths: Collection[int] = (DIGITS,)) -> str | None:
    """The digits of the one code in it; None: there is none, or more than one, which costs no try.

    `481 516`, `481-516` and `４８１５１６` are the code 481516, and so is the whole letter with its hours and dates.
    """
    text = ascii_digits(typed)
    pieces = {piece for piece in _PIECE.findall(text) if len(piece) in lengths}
    halves = {left + right for left, right in _HALVES.findall(text) if len(left) == len(right)}
    for found in (pieces, {code for code in halves if len(code) in lengths}):
        if found:
            return found.pop() if len(found) == 1 else None
    digits = "".join(_DIGIT.findall(text))
    return digits if len(digits) in lengths else None
