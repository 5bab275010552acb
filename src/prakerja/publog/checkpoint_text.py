"""A checkpoint (C2SP tlog-checkpoint): of which log, how many entries, and the root over them. Pure."""

import base64
import binascii
from dataclasses import dataclass
from typing import Final, Self

from prakerja.publog.merkle import Hash

_ROOT_BYTES: Final = 32


class NotACheckpoint(ValueError):
    """The text is no checkpoint."""


@dataclass(frozen=True)
class TreeHead:
    """`origin`: the log's name. `root`: 32 bytes."""

    origin: str
    size: int
    root: Hash

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """Lines after the third are extensions and passed over. Raises NotACheckpoint."""
        lines = text.split("\n")
        if len(lines) < 4 or not lines[0] or not _is_plain_number(lines[1]):
            raise NotACheckpoint("a checkpoint is a name, a number and a root, each on its line")
        return cls(lines[0], int(lines[1]), _root(lines[2]))


def _is_plain_number(text: str) -> bool:
    """In the one spelling that is allowed: no sign, no leading zero; and no longer than any tree could be."""
    return text.isascii() and text.isdigit() and len(text) < 20 and str(int(text)) == text


def _root(text: str) -> Hash:
    try:
        root = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotACheckpoint("the root is not base64") from None
    if len(root) != _ROOT_BYTES or base64.b64encode(root).decode() != text:
        raise NotACheckpoint("the root is not 32 bytes in base64")
    return root
