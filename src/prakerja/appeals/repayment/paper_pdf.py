"""Notices, slips and cases as PDF: one page, with its fonts; a notice has a QR code to where it is checked."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import segno
import typst

_TEMPLATE: Final = Path(__file__).parents[1] / "pdf" / "paper.typ"


@dataclass(frozen=True)
class PaperWords:
    """What is printed, all of it as text."""

    #: In which language; a screen reader reads it so.
    language: str
    title: str
    number: str
    #: What each line is called, and what it says.
    rows: Sequence[tuple[str, str]]
    paragraphs: Sequence[str]
    note: str = ""
    #: How it is checked: the title, the address where the code is typed, the code.
    check: tuple[str, str, str] = ("", "", "")


def write_paper_pdf(words: PaperWords, *, address: str = "") -> bytes:
    """`address`: of the page that says whether it is genuine; fonts come with typst, never from the machine."""
    inputs = {
        "language": words.language,
        "title": words.title,
        "number": words.number,
        "rows": json.dumps(list(words.rows)),
        "paragraphs": json.dumps(list(words.paragraphs)),
        "note": words.note,
        "check": json.dumps(words.check),
        "qr": _qr(address) if address else "",
    }
    pdf = typst.compile(_template(), format="pdf", sys_inputs=inputs, ignore_system_fonts=True)
    assert isinstance(pdf, bytes), "one document and no file is bytes"
    return pdf


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, micro=False, error="m").save(drawn, kind="svg", xmldecl=False, border=0)
    return drawn.getvalue().decode()
