"""A class that no style sheet knows is a look that nobody sees: a second button that looked like the first."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

SRC: Final = Path(__file__).resolve().parents[2] / "src"
SHEETS: Final = {
    "prakerja": SRC / "prakerja" / "pages" / "static" / "prakerja.css",
    "prakerja_sandbox": SRC / "prakerja_sandbox" / "static" / "sandbox.css",
}
_TAGS: Final = re.compile(r"{%.*?%}|{{.*?}}|{[^{}]*}", re.DOTALL)
#: Classes that stand together in a selector: `.tag.quiet` says nothing of a quiet button.
_TOGETHER: Final = re.compile(r"(?:\.[a-zA-Z][\w-]*)+")


def looks_of(sheet: Path) -> list[set[str]]:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [set(found[1:].split(".")) for found in _TOGETHER.findall(text)]


def given(package: str) -> Iterator[tuple[Path, set[str]]]:
    for path in sorted((SRC / package).rglob("*.html")) + sorted((SRC / package).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for classes in re.findall(r'class="([^"]*)"', _TAGS.sub(" ", text)):
            yield path, set(classes.split())


@pytest.mark.parametrize("package", SHEETS)
def test_every_class_of_a_page_has_a_look(package: str) -> None:
    looks = looks_of(SHEETS[package])
    assert looks
    without = {
        f"{path.relative_to(SRC)}: {one}"
        for path, classes in given(package)
        for one in classes
        if not any(one in look and look <= classes for look in looks)
    }
    assert not without
