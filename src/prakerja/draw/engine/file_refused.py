"""The one way in which the files of a draw are turned down: which file, where in it, and why."""

from pathlib import Path

from prakerja.kit.refused import Refused


class FileRefused(Refused):
    """The file cannot be used for a draw; says which file, where in it if known, and why."""

    def __init__(self, path: Path, cause: str, *, place: str | None = None) -> None:
        self.path, self.cause, self.place = path, cause, place
        super().__init__(f"{path}, {place}: {cause}" if place else f"{path}: {cause}")


class ValueRefused(Refused):
    """A value breaks a rule of the format; the reader of the file adds where it stands."""
