"""What a field of a body must look like, and who says so when it does not."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from prakerja_sandbox.bank.codes import Refused

_SPELLED: Final = re.compile(r"(\w+)([!?])([a-z]*)(\d*)")
_PATTERNS: Final = {
    "account": re.compile(r"[0-9]+"),
    "moment": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:?\d\d)?"),
    "fee": re.compile(r"OUR|BEN|SHA(\|\d{1,9})?"),
    "residence": re.compile(r"[12]"),
    "customer": re.compile(r"[123]"),
    "count": re.compile(r"\d{1,4}"),
    "": re.compile(r"[^\x00-\x1f]*"),
}
_VALUE: Final = re.compile(r"\d{1,14}\.\d{2}")
_LONGEST: Final = 64


@dataclass(frozen=True, slots=True)
class Field:
    """One of a body. `kind` amount: an object of value and currency; otherwise the pattern of a text."""

    name: str
    is_mandatory: bool
    kind: str
    longest: int


def fields(spelled: str) -> tuple[Field, ...]:
    """From `name`, `!` or `?`, the kind and the greatest length: `amount!amount remark?50`."""
    return tuple(
        Field(name, mark == "!", kind, int(longest or _LONGEST))
        for name, mark, kind, longest in _SPELLED.findall(spelled)
    )


def require_fields(wanted: Iterable[Field], body: Mapping[str, object]) -> None:
    """The body holds what it must, in its form. Raises Refused."""
    for field in wanted:
        value = body.get(field.name)
        if value is None or value == "":
            if field.is_mandatory:
                raise Refused("40002", field.name)
        elif not (_is_amount(value) if field.kind == "amount" else _fits(field, value)):
            raise Refused("40001", field.name)


def rupiah_of(amount: object) -> int:
    """Of an amount in its form. Raises Refused: nothing, and parts of a rupiah, are paid to nobody."""
    assert isinstance(amount, Mapping)
    whole, _, cents = str(amount["value"]).partition(".")
    if int(cents) or not int(whole):
        raise Refused("40413")
    return int(whole)


def amount_of(rupiah: int) -> dict[str, str]:
    """As SNAP writes it."""
    return {"value": f"{rupiah}.00", "currency": "IDR"}


def _is_amount(value: object) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("value"), str):
        return False
    return bool(_VALUE.fullmatch(value["value"])) and value.get("currency") == "IDR"


def _fits(field: Field, value: object) -> bool:
    if field.kind == "count" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return isinstance(value, str) and len(value) <= field.longest and bool(_PATTERNS[field.kind].fullmatch(value))
