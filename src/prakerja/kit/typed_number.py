"""Numbers as people type and paste them: digits of any script, any spacing, marks that nobody sees. Pure."""

import unicodedata
from typing import Final

from prakerja.kit.unseen import seen

_DOTS: Final = frozenset(".．")


def ascii_digits(text: str) -> str:
    """The text with full-width, Arabic … digits as ASCII, and without the direction marks of a contact list."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in seen(text))


def typed_number(text: str) -> str:
    """The same without spaces, dots and dashes. Whether what is left is a number, is for the caller to see."""
    return "".join(sign for sign in ascii_digits(text) if not _separates(sign))


def _separates(sign: str) -> bool:
    return sign.isspace() or sign in _DOTS or unicodedata.category(sign) == "Pd"
