"""A statement's summary as a PDF: one page with its sums; its lines are in the file beside it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prakerja.kit.pdf import write_pdf

_TEMPLATE: Final = Path(__file__).parents[1] / "pdf" / "statement.typ"


@dataclass(frozen=True)
class SummaryWords:
    """What is printed, in the words of the page."""

    #: In which language all of it is; a screen reader reads it so.
    language: str
    title: str
    partner: str
    month: str
    state: str
    #: What each sum is called, and the sum.
    sums: Sequence[tuple[str, str]]
    #: The last of them, which is to be paid.
    payout: tuple[str, str]
    note: str


def write_summary_pdf(words: SummaryWords) -> bytes:
    inputs = {
        "language": words.language,
        "title": words.title,
        "partner": words.partner,
        "month": words.month,
        "state": words.state,
        "note": words.note,
        "sums": json.dumps(list(words.sums)),
        "payout": json.dumps(words.payout),
    }
    return write_pdf(_TEMPLATE, inputs)
