"""A page by which anybody's own browser computes where a receipt stood in a draw; nobody learns which one that was."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from prakerja.draw.checks.paper import Checks
from prakerja.draw.kept_checks import newest_check
from prakerja.draw.models import Draw
from prakerja.pages.kept_pages import public_page
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.waves import area_words, group_words
from prakerja.words.words import Words


@dataclass(frozen=True)
class RowOnPage:
    """A row of the seats that had any. `last_key`: empty where a seat is left."""

    number: int
    area: str
    area_name: Words
    group_name: Words
    seats: int
    last_key: str


@require_safe
@login_not_required
def check_receipt(request: HttpRequest, number: int) -> HttpResponse:
    wave = get_object_or_404(Wave.objects.announced(), number=number)
    draw = Draw.objects.filter(pk=wave.pk).first()
    context: dict[str, object] = {"wave": wave, "draw": draw, "is_published": wave.state == WaveState.PUBLISHED}
    kept = newest_check(wave.pk) if wave.state == WaveState.PUBLISHED else None
    context["rows"] = []
    if kept is not None:
        context |= _of(kept.checks)
    return public_page(request, "draw/check_receipt.html", context)


def _of(checks: Checks) -> dict[str, object]:
    rows = [
        RowOnPage(one.number, one.area, area_words(one.area), group_words(one.group), one.seats, one.last_key)
        for one in checks.rows
        if one.seats
    ]
    areas = sorted({(str(row.area_name), row.area) for row in rows})
    return {"rows": rows, "areas": areas, "marks": " ".join(checks.marks.keys), "every": checks.marks.every}
