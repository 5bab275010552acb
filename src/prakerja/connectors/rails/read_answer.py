"""A body of SNAP BI, read strictly. Pure; whatever it does not understand is no answer."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from prakerja.kit.rupiah import Rupiah

_CODE: Final = re.compile(r"[0-9]{7}")
_AMOUNT: Final = re.compile(r"([0-9]{1,14})\.00")
_LONGEST_AMOUNT: Final = 17


class NotAnAnswer(ValueError):
    """Garbage, cut off, another service's, or a code that contradicts HTTP; the argument says which."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer whose code can be trusted. `case`: its last two digits."""

    service: str
    http: int
    body: Mapping[str, object]

    @property
    def code(self) -> str:
        return str(self.body["responseCode"])

    @property
    def case(self) -> str:
        return self.code[5:]

    def text(self, name: str) -> str:
        """A field that is a printable text of a reasonable length; empty: it is left out, or is something else."""
        return _text(self.body.get(name))

    def more(self, name: str) -> object:
        """Of `additionalInfo`."""
        info = self.body.get("additionalInfo")
        return info.get(name) if isinstance(info, Mapping) else None


def read_answer(service: str, http: int, body: bytes) -> Said:
    """Raises NotAnAnswer."""
    try:
        told: object = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    # Brackets without end are a RecursionError; bytes that are no UTF-8 a ValueError.
    except (ValueError, RecursionError):
        raise NotAnAnswer("not json") from None
    if not isinstance(told, dict):
        raise NotAnAnswer("not an object")
    code = told.get("responseCode")
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise NotAnAnswer("no code")
    if code[:3] != str(http):
        raise NotAnAnswer("contradicts http")
    if code[3:5] != service:
        raise NotAnAnswer("another service")
    return Said(service, http, told)


def amount_in(value: object) -> Rupiah | None:
    """Of `{"value":"600000.00","currency":"IDR"}`; None: it is none in whole rupiah."""
    if not isinstance(value, Mapping) or value.get("currency") != "IDR":
        return None
    return rupiah_in(value.get("value"))


def rupiah_in(text: object) -> Rupiah | None:
    """Of `600000.00`."""
    return _rupiah(text) if isinstance(text, str) and len(text) <= _LONGEST_AMOUNT else None


#: Of a million lines most say the same few amounts.
@lru_cache(4_096)
def _rupiah(text: str) -> Rupiah | None:
    found = _AMOUNT.fullmatch(text)
    return Rupiah(int(found[1])) if found else None


def amount_of(amount: Rupiah) -> dict[str, str]:
    """As SNAP writes it."""
    return {"value": f"{int(amount)}.00", "currency": "IDR"}


def _text(value: object) -> str:
    fits = isinstance(value, str) and len(value) <= 255 and value.isprintable()
    return str(value) if fits else ""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice would be read by others otherwise than by us."""
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name twice")
    return told


def _refuse(word: str) -> object:
    raise ValueError(word)
