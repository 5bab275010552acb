"""A line as people type and paste it: what nobody sees is not kept. Pure."""

import unicodedata
from typing import Final

from prakerja.kit.unseen import seen

#: Cf: formats of other scripts than those in unseen.py. Cn and Co: signs that mean nothing, or only at home.
_MEANINGLESS: Final = frozenset({"Cf", "Cn", "Co"})


def clean_line(typed: str) -> str:
    """One line as a person meant it: composed letters, single spaces, nothing invisible."""
    shown = "".join(sign for sign in seen(typed) if unicodedata.category(sign) not in _MEANINGLESS)
    # Composed last: a letter and its mark may have had something invisible between them.
    return " ".join(unicodedata.normalize("NFC", shown).split())
