"""What anyone may see: which waves there are, what is open now, and the results with their proofs."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.pages.kept_pages import public_page
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.waves import STATE_NAMES
from prakerja.words.words import Words


@require_safe
@login_not_required
def published_waves(request: HttpRequest) -> HttpResponse:
    now = read_clock()
    waves = Wave.objects.announced().with_total_seats().order_by("-number")
    rows = [(wave, state_words(wave, now)) for wave in waves]
    return public_page(request, "public/published_waves.html", {"rows": rows})


def waves_now(now: datetime) -> dict[str, list[Wave]]:
    """For the landing page: `open` (by closing time) and `to_come` (by opening time)."""
    return {
        "open": list(Wave.objects.joinable(now).with_total_seats().order_by("closes_at")),
        "to_come": list(Wave.objects.yet_to_open(now).with_total_seats().order_by("opens_at")),
    }


def state_words(wave: Wave, now: datetime) -> Words:
    """The state as the clock has it: an open wave may lie ahead, or wait for the job that closes it."""
    if wave.state == WaveState.OPEN and now < wave.opens_at:
        return STATE_NAMES[WaveState.PLANNED]
    if wave.state == WaveState.OPEN and now >= wave.closes_at:
        return STATE_NAMES[WaveState.CLOSED]
    return STATE_NAMES[WaveState(wave.state)]
