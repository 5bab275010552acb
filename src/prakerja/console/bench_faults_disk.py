"""A disk of its own for `prakerja bench faults`, where that may be had, and a full one for some seconds."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_PIECES: Final = (50_000_000, 1_000_000, 10_000)


@contextmanager
def disk_of_its_own(folder: Path, *, megabytes: int) -> Iterator[None]:
    """The folder is a file system in memory, where we are root and may have one; else it is left as it is."""
    made = subprocess.run(  # noqa: S603  our own words
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(folder)],  # noqa: S607  root's
        capture_output=True,
        check=False,
    )
    try:
        yield
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)  # noqa: S603, S607  as above


def is_disk_of_its_own(folder: Path) -> bool:
    return os.path.ismount(folder)


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """Inside, not a byte is left; then all of it again."""
    ballast = folder / "ballast"
    with ballast.open("wb") as file:
        for piece in _PIECES:
            with suppress(OSError):
                while True:
                    file.write(bytes(piece))
                    file.flush()
    try:
        yield
    finally:
        ballast.unlink()
