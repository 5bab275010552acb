"""The certificate as a PDF: one page, with its fonts, and a QR code that leads to where it is checked."""

import io
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

import segno
import typst

_TEMPLATE: Final = Path(__file__).with_name("pdf") / "certificate.typ"


@dataclass(frozen=True)
class CertificateWords:
    """What differs between two certificates, as it is printed."""

    name: str
    title: str
    institution: str
    hours: str
    issued: str
    #: In groups; it is the certificate's number.
    code: str
    #: What the code is typed behind.
    page: str


def write_certificate_pdf(words: CertificateWords, *, address: str) -> bytes:
    """`address`: of the page that says whether this certificate is genuine."""
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
