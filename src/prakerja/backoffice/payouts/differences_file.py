"""All differences as a file, however many: written as they are taken, and never all in memory."""

import csv
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.payouts.differences.kinds import DIRECTION_OF
from prakerja.payouts.differences.listed import Listed, all_differences

_COLUMNS: Final = (
    *("kind", "direction", "applicant", "award", "wave", "due", "number", "amount", "since", "found_at"),
    "would_be_rectified",
)
#: So many lines are one piece of the answer.
_PIECE: Final = 500


class _Passing:
    """A file that keeps nothing: what is written is handed back."""

    def write(self, text: str) -> str:
        return text


@require_safe
@staff_page(Permission.READ_PAYOUTS)
def differences_file(request: StaffRequest) -> HttpResponse:  # noqa: ARG001
    lines = all_differences()
    # Read before anything is answered: what fails here is an error page, and not half a file.
    first = list(islice(lines, 1))
    answer = StreamingHttpResponse(_pieces(chain(first, lines)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="selisih.csv"'
    return answer  # type: ignore[return-value]  # it streams, and the stubs know no common kind


def _pieces(lines: Iterator[Listed]) -> Iterator[str]:
    rows = _lines(lines)
    while piece := "".join(islice(rows, _PIECE)):
        yield piece


def _lines(lines: Iterator[Listed]) -> Iterator[str]:
    """Whole rupiah without signs of thousands; words are the program's, whatever language the reader has."""
    writer = csv.writer(_Passing())
    yield writer.writerow(_COLUMNS)
    for one in lines:
        direction = DIRECTION_OF.get(one.kind)
        named = (one.kind.value, direction or "books", one.payee_id, one.award, one.wave, one.due_kind, one.number)
        since = one.since.isoformat() if one.since else ""
        is_rectified = "yes" if direction and one.is_enough else "no"
        yield writer.writerow((*named, one.amount, since, one.found_at.isoformat(), is_rectified))
