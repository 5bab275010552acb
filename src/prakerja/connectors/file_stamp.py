"""When a file was written: whoever keeps what they read of it reads it again once this is another moment."""

from pathlib import Path


def stamp_of(file: Path) -> int:
    """In nanoseconds since 1970; 0 where it cannot be looked at, so that reading it says why."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
