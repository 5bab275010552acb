"""A bank's program writes its lines alike. Once the parser has read one, those that are spelled as it is, tag for tag,
are read by their spelling alone, in a fifth of the time.

Nothing is taken that the parser would refuse or read otherwise: tags and attributes must be the same bytes, and the
texts between them are letters, digits and signs that stand for themselves. Whatever is otherwise goes to the parser.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

#: Printable signs below 128 but for `<`, `>` and `&`, and blanks that a parser leaves as they are.
_SEEN: Final = r"[\t\n -%'-;=?-~]*+"
#: A parser makes one end of a line of two signs: where nobody looks that is no matter.
_UNSEEN: Final = r"[\t\r\n -%'-;=?-~]*+"
_BLANKS: Final = r"[\t\r\n ]*+"
_NAME: Final = r"[A-Za-z_][A-Za-z0-9_.-]*+"
_ATTRIBUTE: Final = r"""[\t\n ]++[A-Za-z_][A-Za-z0-9_.:-]*+="[ !#-%'-;=?-~]*+\""""
_TAG: Final = re.compile(
    rf"(?P<before>{_UNSEEN})"
    rf"(?P<tag><(?P<end>/?)(?:{_NAME}:)?(?P<name>{_NAME})(?:{_ATTRIBUTE})*+[\t\n ]*+(?P<alone>/?)>)"
)
_LINE: Final = "Ntry"

type _Parts = Mapping[str, str]
type LooksAt = Callable[[str], bool]


class LineSpelling:
    """How one line is spelled, and at which places of it somebody looks."""

    def __init__(self, pattern: str, places: Sequence[str], empty: Sequence[str]) -> None:
        self._match = re.compile(pattern).match
        self._places = places
        self._empty = dict.fromkeys(empty, "")

    def parts_at(self, content: str, at: int) -> tuple[_Parts, int] | None:
        """Those of the line that begins there, and where it ends; None: it is spelled otherwise, or is not whole."""
        found = self._match(content, at)
        if found is None:
            return None
        parts = dict(zip(self._places, map(str.strip, found.groups()), strict=True))
        return self._empty | parts if self._empty else parts, found.end()


def spelling_of(line: str, read: _Parts, looks_at: LooksAt) -> LineSpelling | None:
    """Of this line, of which the parser read these parts. None: there is more in it than tags and plain texts, or
    something beside it.
    """
    spelled = _spelled(line, looks_at)
    if spelled is None:
        return None
    pattern, places = spelled
    looked_at = {place: text for place, text in read.items() if looks_at(place)}
    found = LineSpelling(pattern, places, [place for place in looked_at if place not in places])
    itself = found.parts_at(line, 0)
    return found if itself is not None and itself[0] == looked_at else None


def _spelled(line: str, looks_at: LooksAt) -> tuple[str, Sequence[str]] | None:
    """What matches it, and whose texts that finds: of a place that is there twice, the first."""
    pattern, at = "", 0
    places: list[str] = []
    inside: list[str] = []
    ended: set[str] = set()
    while found := _TAG.match(line, at):
        is_end = bool(found["end"])
        if not inside and (at or is_end or found["name"] != _LINE or found["before"].strip()):
            return None
        if not is_end:
            inside.append(found["name"])
        place = "/" + "/".join(inside[1:])
        is_seen = is_end and looks_at(place) and place not in ended
        if is_seen:
            places.append(place)
        pattern += (f"({_SEEN})" if is_seen else _UNSEEN if at else _BLANKS) + re.escape(found["tag"])
        at = found.end()
        if is_end or found["alone"]:
            ended.add(place)
            inside.pop()
    return None if inside or at < len(line) else (pattern, places)
