"""A folder for the files of one piece of work; what a killed process left of such a folder is removed by the next."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

#: Held as long as the folder's process lives, however that ends.
_HELD: Final = ".held"


@contextmanager
def own_folder(name: str) -> Iterator[Path]:
    """An empty folder, gone at the end of the block. `name`: of the work; killed again and again it fills no disk."""
    _remove_abandoned(name)
    with tempfile.TemporaryDirectory(prefix=f"prakerja-{name}-") as folder, (Path(folder) / _HELD).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        inside = Path(folder) / "files"
        inside.mkdir()
        yield inside


def _remove_abandoned(name: str) -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"prakerja-{name}-*"):
        try:
            with (folder / _HELD).open("r+") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            # Somebody works in it, or it is another user's.
            continue
