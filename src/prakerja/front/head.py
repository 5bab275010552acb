"""What the head of a request must say clearly before its body is read: how long that is, of what kind, and whence."""

import re
from http import HTTPStatus
from typing import Final

from granian.rsgi import Scope

from prakerja.front.refused import Refused

_WORD: Final = r"[A-Za-z0-9!#$&^_.+-]+"
#: No charset but ours: a form in another one would be read as what it is not, and Python remembers for ever each name
#: of a charset that it was asked for.
_KIND: Final = re.compile(
    rf'{_WORD}/{_WORD}(?: *; *(?:charset=(?:utf-?8|"utf-?8")|(?!charset=){_WORD}=(?:[^\s";]+|"[^"\\]*")))*;? *',
    re.IGNORECASE,
)
#: A boundary has at most 70 signs.
_LONGEST_KIND: Final = 300
#: What the pages conclude something from. One that is not ASCII reaches nobody (granian leaves it out): a stranger who
#: writes such a sign into `X-Forwarded-For` would come from the address of our own proxy.
_READ: Final = ("host", "x-forwarded-for", "x-forwarded-proto", "content-type", "transfer-encoding")


def announced_length(scope: Scope) -> int:
    """Of the body. Raises Refused: of one without a length nobody could say whether all of it arrived."""
    length = scope.headers.get("content-length")
    if length is None and "transfer-encoding" in scope.headers:
        raise Refused(HTTPStatus.LENGTH_REQUIRED)
    return int(length or 0)


def require_clear(scope: Scope) -> None:
    """Raises Refused."""
    headers = scope.headers
    for name in _READ:
        if name in headers and headers.get(name) is None:
            raise Refused(HTTPStatus.BAD_REQUEST)
    kind = headers.get("content-type")
    if kind and (len(kind) > _LONGEST_KIND or not _KIND.fullmatch(kind)):
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
