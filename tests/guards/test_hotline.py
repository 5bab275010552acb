"""Each number to be called is written once, so that a new one is one line."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "prakerja"
_KINDS = {".py", ".html", ".txt", ".po", ".js"}


def files_with(number: str) -> list[str]:
    digits = re.sub(r"\D", "", number)
    return [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in _KINDS and digits in re.sub(r"[ \-.]", "", path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("name", ["HOTLINE", "DUKCAPIL_HOTLINE", "DUKCAPIL_WHATSAPP"])
def test_a_number_stands_in_the_settings_alone(name: str) -> None:
    assert files_with(getattr(settings, name)) == ["config/settings.py"]
