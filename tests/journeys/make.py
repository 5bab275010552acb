"""Of which make a page is: the same elements, said to be the same, whatever words stand in them."""

import re
from dataclasses import dataclass
from typing import Final

_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>(\s*</\1>)?")
_ATTRIBUTE: Final = re.compile(r'([a-z][a-z-]*)(?:="([^"]*)")?')
_NUMBER: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|\d+")
#: Whose values tell how an element looks, what it is, or how it is to be read; those of others are words.
_TELLING: Final = {"aria-current", "aria-expanded", "aria-hidden", "aria-live", "class", "lang", "role", "type"}


@dataclass(frozen=True)
class Make:
    """All that axe goes by. Of two pages that are equal in this it would say the same."""

    kind_of_address: str
    elements: frozenset[str]


def make_of(path: str, markup: str) -> Make:
    tags = (f"{name} {_said(attributes)} {bool(empty)}" for name, attributes, empty in _TAG.findall(markup))
    return Make(_NUMBER.sub("#", path), frozenset(tags))


def _said(attributes: str) -> str:
    return " ".join(
        f"{name}={_NUMBER.sub('#', value) if name in _TELLING else bool(value)}"
        for name, value in sorted(_ATTRIBUTE.findall(attributes))
    )
