"""What is printed on a PDF, as whoever copies from it gets it."""

import io

from pypdf import PdfReader


def text_of_pdf(pdf: bytes) -> str:
    """Of its one page; lines that were broken for want of room are one."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


def without_spaces(text: str) -> str:
    """Where a line breaks a space goes or comes."""
    return "".join(text.split())
