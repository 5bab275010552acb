"""The award letter as a PDF: one page, with its fonts, and a QR code that leads to where it is checked."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from prakerja.kit.pdf import qr_code, write_pdf

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
    inputs = {**asdict(words), "qr": qr_code(address)}
    return write_pdf(_TEMPLATE, inputs)
