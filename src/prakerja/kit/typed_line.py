"""A line as people type and paste it: what nobody sees is not kept. Pure."""

import unicodedata
from typing import Final

#: Cc: NUL and friends. Cf: zero-width and direction marks, by which a name can be made to look like another.
#: Cs: halves of a pair, which the database cannot store. Cn and Co: signs that mean nothing, or only at home.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})


def clean_line(typed: str) -> str:
    """One line as a person meant it: composed letters, single spaces, nothing invisible."""
    composed = unicodedata.normalize("NFC", typed)
    return " ".join("".join(map(_visible, composed)).split())


def _visible(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in _UNSEEN else letter
