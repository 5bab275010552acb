"""What a file is to whoever reads it from its beginning to its end."""

from typing import Protocol


class Source(Protocol):
    """Read in pieces of at most `size` bytes; an empty one: its end."""

    def read(self, size: int, /) -> bytes: ...
