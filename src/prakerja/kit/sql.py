"""SQL that deserves a file has one: `sql/name.sql` beside the module that uses it."""

from functools import cache
from pathlib import Path

from prakerja.kit.whole_text import whole_text


@cache
def sql_file(module_file: str, name: str) -> str:
    """The text of `sql/<name>.sql` in the folder of `module_file` (pass `__file__`).

    Raises TextCut: half a condition is another one.
    """
    return whole_text(Path(module_file).parent / "sql" / f"{name}.sql")
