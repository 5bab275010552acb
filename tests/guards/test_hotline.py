"""The hotline is written once, so that a new number is one line."""

import re
from pathlib import Path

from django.conf import settings

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "prakerja"
_KINDS = {".py", ".html", ".txt", ".po", ".js"}


def test_its_number_stands_in_the_settings_alone() -> None:
    digits = re.sub(r"\D", "", settings.HOTLINE)
    holding = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in _KINDS and digits in re.sub(r"[ \-.]", "", path.read_text(encoding="utf-8"))
    ]
    assert holding == ["config/settings.py"]
