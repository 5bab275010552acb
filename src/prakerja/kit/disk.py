"""Whether there is room to write: on a full disk every page still answers, and nothing that people send is kept."""

import shutil
from pathlib import Path
from typing import Final

#: A day of photos of a busy wave; below it somebody must make room before it is too late.
ENOUGH_BYTES: Final = 500_000_000


def free_bytes(folder: Path) -> int:
    """0 where the folder is gone."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def has_room(folder: Path) -> bool:
    """False also where the folder is gone."""
    return free_bytes(folder) >= ENOUGH_BYTES
