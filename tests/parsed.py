"""The sources as Python reads them: for guards that look through all of them, read once a process."""

import ast
from functools import cache
from pathlib import Path
from typing import Final

import pytest

#: Whoever looks through all of them runs where they were read: two seconds and 200 MB, which one worker is enough for.
WHOLE_HOUSE: Final = pytest.mark.xdist_group("whole house")


@cache
def parsed(path: Path) -> ast.Module:
    """Nobody changes it."""
    return ast.parse(path.read_text(encoding="utf-8"))
