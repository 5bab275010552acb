"""The slip of a payment that has arrived, as a PDF of one page with its fonts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prakerja.kit.pdf import write_pdf

_TEMPLATE: Final = Path(__file__).with_name("pdf") / "payment_slip.typ"


@dataclass(frozen=True)
class SlipWords:
    """What differs between two slips, as it is printed. `dues`: what was paid for, and how much of it."""

    name: str
    reference: str
    bank_reference: str
    account: str
    paid: str
    dues: Sequence[tuple[str, str]]
    total: str


def write_slip_pdf(words: SlipWords) -> bytes:
    """Fonts come with typst, never from the machine: the slip looks the same wherever it is made."""
    inputs = {**vars(words), "dues": json.dumps(words.dues)}
    return write_pdf(_TEMPLATE, inputs)
