"""The first page after signing in: how far one is, what comes next, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from prakerja.draw.results import has_seat
from prakerja.kit.clock import read_clock
from prakerja.pages.middleware import ApplicantRequest
from prakerja.waves.known_waves import known_waves
from prakerja.waves.models import Joiner
from prakerja.waves.readiness import readiness_of
from prakerja.waves.rules import JourneyStep, Readiness
from prakerja.waves.states import WaveState
from prakerja.waves.whats_next import KnownWave, whats_next
from prakerja.words.journey import banner_of, result_page
from prakerja.words.moments import for_reader
from prakerja.words.waves import STATUS_TAGS, STEP_NAMES, step_page, what_happens_now
from prakerja.words.words import Words


@dataclass(frozen=True)
class Task:
    """A row of the task list; without a link it cannot be started yet."""

    name: Words
    tag: str
    status: Words
    link: str = ""


@dataclass(frozen=True)
class JoinedWave:
    number: int
    receipt: str
    happening: str
    link: str
    label: str


@require_GET
def dashboard(request: ApplicantRequest) -> HttpResponse:
    if request.user.is_staff:
        return redirect("backoffice:start")
    now, readiness = read_clock(), readiness_of(request.applicant_id)
    waves = known_waves(applicant_id=request.applicant_id, domicile=readiness.domicile, now=now)
    is_seated = has_seat(request.applicant_id)
    move = whats_next(readiness=readiness, waves=waves, has_seat=is_seated, now=now)

    def when(moment: datetime) -> str:
        return for_reader(moment, readiness.domicile)

    context = {
        "banner": banner_of(move, now=now, when=when),
        "tasks": [*_step_tasks(readiness), _join_task(readiness, waves, now, is_seated=is_seated)],
        "joined": [_joined_wave(row, now, waves, readiness.domicile) for row in _receipts(request)],
        "open_waves": [wave for wave in waves if wave.is_joinable(now) and not wave.joined and not is_seated],
        "domicile": readiness.domicile,
    }
    return render(request, "dashboard.html", context)


def _step_tasks(readiness: Readiness) -> list[Task]:
    return [Task(STEP_NAMES[step], *STATUS_TAGS[readiness.statuses[step]], step_page(step)) for step in JourneyStep]


def _join_task(readiness: Readiness, waves: list[KnownWave], now: datetime, *, is_seated: bool) -> Task:
    name = _("Gabung gelombang")
    told = [wave.number for wave in waves if wave.joined and wave.state == WaveState.PUBLISHED]
    if is_seated and told:
        return Task(name, "good", _("Selesai"), result_page(max(told)))
    running = [wave for wave in waves if wave.joined and wave.state != WaveState.PUBLISHED]
    if running:
        return Task(name, "good", _("Selesai"), reverse("waves:joined", args=[running[0].number]))
    if readiness.is_complete and any(wave.is_joinable(now) for wave in waves if not wave.joined):
        return Task(name, "empty", _("Belum mulai"), reverse("waves:index"))
    return Task(name, "quiet", _("Belum bisa dimulai"))


def _receipts(request: ApplicantRequest) -> list[tuple[int, str]]:
    joiners = Joiner.objects.for_applicant(request.applicant_id).order_by("-wave__number")
    return list(joiners.values_list("wave__number", "receipt"))


def _joined_wave(row: tuple[int, str], now: datetime, waves: list[KnownWave], domicile: str | None) -> JoinedWave:
    number, receipt = row
    wave = next(wave for wave in waves if wave.number == number)
    happening = what_happens_now(wave, now, lambda moment: for_reader(moment, domicile))
    if wave.state == WaveState.PUBLISHED:
        return JoinedWave(number, receipt, happening, result_page(number), _("Lihat hasil saya"))
    return JoinedWave(number, receipt, happening, reverse("waves:joined", args=[number]), _("Lihat bukti bergabung"))
