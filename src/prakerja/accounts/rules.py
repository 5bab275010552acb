"""What follows from a typed code. Pure: values in, verdict out."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prakerja.accounts.limits import DOUBLE_TAP, TRIES_PER_CODE, WORTH_REPEATING
from prakerja.kit.typed_number import ascii_digits


class CodeVerdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    #: Five tries were wrong: only a new code helps.
    SPENT = "spent"
    EXPIRED = "expired"
    USED = "used"


@dataclass(frozen=True)
class CodeTerms:
    #: Six digits, or None where none is right because none was sent.
    digits: str | None
    tries: int
    expires_at: datetime
    passed_at: datetime | None


def judge_code(terms: CodeTerms, *, typed: str, now: datetime) -> CodeVerdict:
    """Used before expired, expired before spent, so that a person hears what helps them most."""
    is_right = terms.digits is not None and hmac.compare_digest(terms.digits, typed)
    if terms.passed_at is not None:
        return CodeVerdict.RIGHT if is_right and now - terms.passed_at <= DOUBLE_TAP else CodeVerdict.USED
    if now >= terms.expires_at:
        return CodeVerdict.EXPIRED
    if terms.tries >= TRIES_PER_CODE:
        return CodeVerdict.SPENT
    return CodeVerdict.RIGHT if is_right else CodeVerdict.WRONG


def is_worth_repeating(terms: CodeTerms, *, now: datetime) -> bool:
    """The next letter brings the same digits: with a slow mailbox the first letter may well arrive last."""
    return terms.tries < TRIES_PER_CODE and terms.expires_at - now >= WORTH_REPEATING


def typed_digits(text: str) -> str:
    """`481 516`, `481-516` and `４８１５１６` are the code 481516."""
    return "".join(sign for sign in ascii_digits(text) if sign.isdecimal())
