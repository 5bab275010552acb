"""The award letter as a PDF: one page, with its fonts, and a QR code that leads to where it is checked."""

import io
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

import segno
import typst

_TEMPLATE: Final = Path(__file__).with_name("pdf") / "award_letter.typ"


@dataclass(frozen=True)
class LetterWords:
    """What differs between two letters, as it is printed. Names of no Latin, Greek or Cyrillic letters lack a font."""

    decree: str
    name: str
    wave: str
    awarded: str
    last_four: str
    package: str
    training: str
    incentive: str
    last_second: str
    code: str
    #: Where the code is typed.
    page: str


def write_letter_pdf(words: LetterWords, *, address: str) -> bytes:
    """`address`: of the page that says whether this letter is genuine.

    Fonts come with typst, never from the machine: the letter looks the same wherever it is made.
    """
    inputs = {**asdict(words), "qr": _qr(address)}
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
