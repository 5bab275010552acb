"""Notices, slips and cases as PDF: one page, with its fonts; a notice has a QR code to where it is checked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prakerja.kit.pdf import qr_code, write_pdf

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
        "qr": qr_code(address) if address else "",
    }
    return write_pdf(_TEMPLATE, inputs)
