"""The certificate as a PDF: one page, with its fonts, and a QR code that leads to where it is checked."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from prakerja.kit.pdf import qr_code, write_pdf

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
    inputs = {**asdict(words), "qr": qr_code(address)}
    return write_pdf(_TEMPLATE, inputs)
