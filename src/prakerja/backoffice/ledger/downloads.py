"""An account of the programme as a file, however long: written as it is taken, and never all in memory."""

import csv
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.ledger.account import account_of_programme
from prakerja.ledger.spelling import spelled
from prakerja.ledger.transfers_of import Line, all_of

_COLUMNS: Final = (
    *("posted_at", "act", "posting_id", "leg", "debit", "credit", "amount", "year", "wave", "corrects", "closes"),
    "holds_after",
)
#: So many lines are one piece of the answer.
_PIECE: Final = 500


class _Passing:
    """A file that keeps nothing: what is written is handed back."""

    def write(self, text: str) -> str:
        return text


@require_safe
@staff_page(Permission.READ_LEDGER)
def download(request: StaffRequest, name: str) -> HttpResponse:  # noqa: ARG001
    lines = all_of(account_of_programme(name))
    # Read before anything is answered: what fails here is an error page, and not half a file.
    first = list(islice(lines, 1))
    answer = StreamingHttpResponse(_pieces(chain(first, lines)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="rekening.csv"'
    return answer  # type: ignore[return-value]  # it streams, and the stubs know no common kind


def _pieces(lines: Iterator[tuple[Line, int]]) -> Iterator[str]:
    rows = _rows(lines)
    while piece := "".join(islice(rows, _PIECE)):
        yield piece


def _rows(lines: Iterator[tuple[Line, int]]) -> Iterator[str]:
    """The newest first; whole rupiah without signs of thousands."""
    writer = csv.writer(_Passing())
    yield writer.writerow(_COLUMNS)
    for line, holds in lines:
        accounts = (spelled(line.debit, line.debit_of), spelled(line.credit, line.credit_of))
        named = (line.posted_at.isoformat(), line.act, line.posting_id, line.leg)
        yield writer.writerow((*named, *accounts, line.amount, line.year, line.wave, line.corrects, line.closes, holds))
