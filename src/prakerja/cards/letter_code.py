"""The code of an award letter, as it is printed and as people type it back. Pure."""

import re
import unicodedata
from typing import Final
from uuid import UUID

from prakerja.kit.typed_number import typed_number

_CODE: Final = re.compile(r"[0-9A-F]{32}")
#: None of these letters is in a code, so who types one has misread a digit.
_MISREAD: Final = str.maketrans("OIL", "011")
_GROUP: Final = 4
#: What is looked for where what was typed can be no code: it takes as long, and nothing has it.
NOBODYS: Final = UUID(int=0)


def spelled(code: UUID) -> str:
    """`9F0C 3F2E 95CB …`: in groups, as it is copied from paper."""
    digits = code.hex.upper()
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def read_code(typed: str) -> UUID | None:
    """In any spacing and either case; None: it can be no code."""
    text = unicodedata.normalize("NFKC", typed_number(typed)).upper().translate(_MISREAD)
    return UUID(text) if _CODE.fullmatch(text) else None
