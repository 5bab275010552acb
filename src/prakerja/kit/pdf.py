"""A paper as PDF or picture, from its typst template and what is printed on it; a QR code leads to where it is checked.

Fonts come with typst, never from the machine: a paper looks the same wherever it is made.
"""

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import segno
import typst

_PPI: Final = 144.0


def write_pdf(template: Path, printed: Mapping[str, str]) -> bytes:
    """All that is printed is text: nothing of it is markup."""
    pdf = typst.compile(_read(template), format="pdf", sys_inputs=dict(printed), ignore_system_fonts=True)
    assert isinstance(pdf, bytes), "one document and no file is bytes"
    return pdf


def write_picture(template: Path, printed: Mapping[str, str]) -> bytes:
    """The same as PNG, two pixels a point: what people send one another on their telephones."""
    picture = typst.compile(_read(template), format="png", ppi=_PPI, sys_inputs=dict(printed), ignore_system_fonts=True)
    assert isinstance(picture, bytes), "one page is bytes"
    return picture


def qr_code(address: str) -> str:
    """As SVG, for a template to draw."""
    drawn = io.BytesIO()
    segno.make(address, micro=False, error="m").save(drawn, kind="svg", xmldecl=False, border=0)
    return drawn.getvalue().decode()


@cache
def _read(template: Path) -> bytes:
    return template.read_bytes()
