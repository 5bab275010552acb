"""Passwords that everybody here would try first; Django's own list knows the English ones."""

from datetime import datetime
from pathlib import Path
from typing import Final

from prakerja.kit.whole_text import whole_text

_WORDS: Final = frozenset(whole_text(Path(__file__).parent / "data" / "local_passwords.txt").split())
_AROUND: Final = "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_DATES: Final = ("%d%m%Y", "%Y%m%d", "%m%d%Y")


def is_local_favourite(password: str) -> bool:
    """A word of the list, once or repeated, with digits or signs around it, or a date: `Prakerja2021`, `17081945`."""
    core = password.casefold().strip(_AROUND)
    return any(core in {word, word * 2, word * 3} for word in _WORDS) or _is_a_date(password)


def _is_a_date(password: str) -> bool:
    digits = "".join(sign for sign in password if sign not in " .-/")
    return len(digits) == len("31121999") and digits.isdecimal() and any(_reads_as(digits, way) for way in _DATES)


def _reads_as(digits: str, way: str) -> bool:
    try:
        year = datetime.strptime(digits, way).year  # noqa: DTZ007  a date, not a moment
    except ValueError:
        return False
    return 1900 <= year <= 2100
