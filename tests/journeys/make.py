"""Of which make a page is: the same elements, said to be the same, whatever words stand in them."""

import re
from typing import Final

_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>(\s*</\1>)?")
_ATTRIBUTE: Final = re.compile(r'([a-z][a-z-]*)(?:="([^"]*)")?')
_NUMBER: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
#: Whose values tell how an element looks, what it is, or how it is to be read; those of others are words.
_TELLING: Final = {"aria-current", "aria-expanded", "aria-hidden", "aria-live", "class", "lang", "role", "type"}


def make_of(path: str, markup: str) -> int:
    """The same for two pages at addresses of one kind of which axe would say the same: it goes by elements, what is
    said of them and how they look.
    """
    tags = {f"{name} {_said(attributes)} {bool(empty)}" for name, attributes, empty in _TAG.findall(markup)}
    return hash((_NUMBER.sub("#", path), frozenset(tags)))


def _said(attributes: str) -> str:
    return " ".join(
        f"{name}={_NUMBER.sub('#', value) if name in _TELLING else bool(value)}"
        for name, value in sorted(_ATTRIBUTE.findall(attributes))
    )
