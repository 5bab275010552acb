"""The lines of a camt.053, piece by piece: one that is spelled as one before is read by that, any other is parsed."""

import re
from collections.abc import Generator, Iterator, Mapping
from typing import IO, Final

from prakerja.connectors.rails.camt053_parts import CamtParts
from prakerja.connectors.rails.line_spelling import LineSpelling, LooksAt, spelling_of

_PIECE: Final = 2**18
#: What has no end for so long is parsed as far as it is there.
_LONGEST_LINE: Final = 2**18
_END: Final = re.compile(r"</(?:[A-Za-z_][A-Za-z0-9_.-]*+:)?Ntry[\t\r\n ]*+>")
#: A file whose lines are spelled in more ways than these is parsed.
_MOST_SPELLINGS: Final = 24
#: A sign for each byte, whatever they mean: the parser gets them back as they were.
_BYTES: Final = "latin-1"

type _Parts = Mapping[str, str]


class CamtLines:
    """`looks_at`: whether somebody looks at the part of a line at this place."""

    def __init__(self, parsed: CamtParts, looks_at: LooksAt) -> None:
        self._parsed = parsed
        self._looks_at = looks_at
        self._spellings: list[LineSpelling] = []
        self._of_statement = 0
        #: Right behind a line that the parser has read to its end.
        self._is_between = False

    def read_from(self, file: IO[bytes]) -> Iterator[_Parts]:
        """Of each line its parts, in the file's order. Raises CutStatement."""
        content = ""
        while piece := file.read(_PIECE):
            content += piece.decode(_BYTES)
            at = yield from self._whole_lines(content)
            if len(content) - at > _LONGEST_LINE:
                yield from self._parse(content[at:])
                at = len(content)
            content = content[at:]
        yield from self._parse(content)
        self._parsed.close()

    def _whole_lines(self, content: str) -> Generator[_Parts, None, int]:
        """Those that end in it; returns up to where it was read."""
        at = 0
        while True:
            if (spelled := self._spelled(content, at)) is not None:
                parts, at = spelled
                yield parts
            elif (end := _END.search(content, at)) is not None:
                yield from self._parse(content[at : end.end()], end[0])
                at = end.end()
            else:
                return at

    def _spelled(self, content: str, at: int) -> tuple[_Parts, int] | None:
        if self._is_between:
            for spelling in self._spellings:
                if (found := spelling.parts_at(content, at)) is not None:
                    return found
        return None

    def _parse(self, content: str, end: str = "") -> list[_Parts]:
        """`end`: the tag at its end, if it looks like the end of a line."""
        self._parsed.feed(content.encode(_BYTES))
        read = self._parsed.taken()
        self._is_between = bool(end) and self._parsed.ends_with_a_line(end)
        if self._of_statement != self._parsed.statement:
            self._of_statement, self._spellings = self._parsed.statement, []
        if self._is_between and self._parsed.is_plain and len(self._spellings) < _MOST_SPELLINGS:
            self._learn(content, read[-1])
        return read

    def _learn(self, line: str, read: _Parts) -> None:
        if (spelling := spelling_of(line, read, self._looks_at)) is not None:
            self._spellings.append(spelling)
