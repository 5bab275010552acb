"""Functions that are compiled for this machine, once: Numba keeps them in a folder of the program's own."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

import numba
from numba import njit

_HERE: Final = Path(__file__).parent


def cache_folder() -> Path | None:
    """Where compiled code is kept; None where no folder can be made, and everything is compiled anew each time.

    One folder for each state of these files: Numba looks at the file of the function alone, not of those it calls.
    """
    sources = b"".join(path.read_bytes() for path in sorted(_HERE.glob("*.py")))
    state = sha256(sources + numba.__version__.encode()).hexdigest()[:16]
    try:
        folder = Path.home() / ".cache" / "prakerja" / "compiled" / state
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, RuntimeError):
        return None
    # What lies there is run: nobody else may have written it.
    is_ours = folder.stat().st_uid == os.getuid() and os.access(folder, os.W_OK)
    return folder if is_ours else None


_CACHE: Final = cache_folder()
if _CACHE is not None:
    numba.config.CACHE_DIR = str(_CACHE)  # type: ignore[attr-defined]


def compiled[F: Callable[..., object]](function: F) -> F:
    """The function in machine code, compiled when it is first called. It lets other threads run meanwhile."""
    made: F = njit(cache=_CACHE is not None, nogil=True)(function)  # type: ignore[assignment]
    return made


def inlined[F: Callable[..., object]](function: F) -> F:
    """A part of compiled functions, put where it is called: to hand on an array costs as much as ten letters."""
    made: F = njit(forceinline=True)(function)  # type: ignore[assignment]
    return made
