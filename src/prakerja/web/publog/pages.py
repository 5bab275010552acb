"""The page that says what the public log is, shows its newest entries, and how to watch it."""

import json
from datetime import datetime
from typing import Final, NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from prakerja.pages.kept_pages import public_page
from prakerja.pages.log_witnesses import witnesses_shown
from prakerja.publog.read_log import cosignatures_of, declared_keys, lines_between, newest_checkpoint, stamps_between
from prakerja.words.publog import kind_name
from prakerja.words.words import Words

_SHOWN: Final = 20


class _Row(NamedTuple):
    number: int
    kind: Words
    at: datetime
    line: str


@require_safe
@login_not_required
def public_log(request: HttpRequest) -> HttpResponse:
    newest = newest_checkpoint()
    size = newest.size if newest else 0
    context = {
        "checkpoint": newest,
        "stamp": stamps_between(0, size).first(),
        "cosigned": [(one.witness.partition("+")[0], one.cosigned_at) for one in cosignatures_of(size)],
        "rows": _rows(size),
        "keys": declared_keys(),
        "site": settings.BASE_URL,
    }
    return public_page(request, "publog/log.html", context)


@require_safe
@login_not_required
def witnesses(request: HttpRequest) -> HttpResponse:
    return public_page(request, "publog/witnesses.html", witnesses_shown())


def _rows(size: int) -> list[_Row]:
    """The newest first."""
    begin = max(0, size - _SHOWN)
    rows = [_row(index, line) for index, line in enumerate(lines_between(begin, size - 1), begin)]
    return rows[::-1]


def _row(index: int, line: str) -> _Row:
    entry = json.loads(line)
    return _Row(index, kind_name(entry["kind"]), datetime.fromisoformat(entry["at"]), line)
