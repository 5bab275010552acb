"""A text file of ours that was cut off in a line, in a copy or on a full disk, is told from a whole one by its end."""

from typing import Protocol


class TextCut(ValueError):
    """The last line has no end; says which."""


class TextFile(Protocol):
    """A path, or a file in a package."""

    @property
    def name(self) -> str: ...

    def read_text(self, encoding: str) -> str: ...


def whole_text(file: TextFile) -> str:
    """What the file holds. Raises TextCut."""
    return require_whole(file.read_text(encoding="utf-8"), file.name)


def require_whole(text: str, name: str) -> str:
    """The text itself. Raises TextCut. Between two lines its reader alone may know what is missing."""
    if not text.endswith("\n"):
        raise TextCut(f"{name} is cut off in line {text.count('\n') + 1}")
    return text
