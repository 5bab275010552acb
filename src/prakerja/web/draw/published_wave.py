"""The proof of one draw for anybody, in the order of time: stated, committed, revealed, drawn, published."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from prakerja.draw.appeals.figures import appeal_figures
from prakerja.draw.attempt_rules import NONE, OVER, Stage
from prakerja.draw.attempts import AttemptNow, attempt_now
from prakerja.draw.continuations import addenda_of
from prakerja.draw.custodians_now import custodians_now
from prakerja.draw.engine.proof.papers import spelt
from prakerja.draw.kept_checks import newest_check
from prakerja.draw.models import AreaResult, Continuation, Draw, JoinerTree, Statement
from prakerja.draw.results import FEWEST_SHOWN, may_be_shown
from prakerja.kit.clock import read_clock
from prakerja.pages.kept_pages import public_page
from prakerja.publog.read_log import newest_checkpoint
from prakerja.regions.areas import NATION
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.web.draw.beside_proof import beside_proof
from prakerja.web.draw.published_waves import state_words
from prakerja.words.checks import checks_words
from prakerja.words.conditions import scheme_words
from prakerja.words.draws import ATTEMPT_STAGES
from prakerja.words.waves import area_words


@dataclass(frozen=True)
class AreaOnPage:
    """An area's figures; None where too few people would be recognisable."""

    name: str
    seats: int
    candidates: int | None
    seated: int | None


@require_safe
@login_not_required
def published_wave(request: HttpRequest, number: int) -> HttpResponse:
    wave: Wave = get_object_or_404(Wave.objects.announced().with_total_seats(), number=number)
    # What is frozen is stated, so there is no draw without an attempt at it.
    attempt = attempt_now(wave.pk)
    draw = attempt.row.draw if attempt else None
    now = read_clock()
    context: dict[str, object] = {
        "wave": wave,
        "state": state_words(wave, now),
        "draw": draw,
        "scheme": scheme_words(load_scheme(wave.scheme)),
        "is_joinable": wave.state == WaveState.OPEN and wave.opens_at <= now < wave.closes_at,
        "is_to_come": wave.state == WaveState.OPEN and now < wave.opens_at,
        "has_result": wave.state == WaveState.PUBLISHED,
        "is_cancelled": wave.state == WaveState.CANCELLED,
    }
    is_over = False
    if attempt is not None:
        stage = attempt.stage(now=now)
        is_over = stage in OVER
        context |= _proof_of(wave, attempt, stage)
    return public_page(request, "public/published_wave.html", context | beside_proof(wave, is_over=is_over))


def _proof_of(wave: Wave, attempt: AttemptNow, stage: Stage) -> dict[str, object]:
    draw = attempt.row.draw
    is_published = wave.state == WaveState.PUBLISHED
    kept = newest_check(draw.pk) if is_published else None
    before = Statement.objects.filter(draw=draw).select_related("taken_back", "chain_given_up").order_by("attempt")
    return {
        "attempt": attempt,
        "stage": ATTEMPT_STAGES[stage],
        # What has not come by then never will.
        "is_committing": stage is Stage.COMMITTING,
        "is_revealing": stage in (Stage.COMMITTING, Stage.REVEALING),
        "left_out": _left_out(attempt),
        "custodians": custodians_now(attempt.row),
        "before": [one for one in before if one.pk != attempt.row.pk],
        "is_published": is_published,
        "areas": _areas_of(draw) if is_published else [],
        "fewest_shown": FEWEST_SHOWN,
        "tree": JoinerTree.objects.filter(pk=wave.pk).first(),
        "kept_check": kept,
        "continuations": Continuation.objects.filter(draw=draw) if is_published else [],
        "appeals": appeal_figures(draw.pk) if is_published else None,
        "checks": checks_words(kept.checks) if kept else None,
    }


def _left_out(attempt: AttemptNow) -> list[int]:
    """Positions that have no reveal in the cut-off."""
    reveals = attempt.cutoff.reveals if attempt.cutoff else []
    return [position for position, reveal in enumerate(reveals, 1) if reveal == NONE]


def _areas_of(draw: Draw) -> list[AreaOnPage]:
    # The nation's row is of those whose province has no seats of its own; often there are none.
    rows = AreaResult.objects.filter(draw=draw).exclude(area=NATION, candidates=0)
    pages = [
        AreaOnPage(
            name=area_words(row.area),
            seats=row.seats,
            candidates=row.candidates if may_be_shown(row.candidates) else None,
            seated=row.seated if may_be_shown(row.candidates) else None,
        )
        for row in rows
    ]
    return sorted(pages, key=lambda area: area.name)


@require_safe
@login_not_required
def statement(request: HttpRequest, number: int, attempt: int) -> HttpResponse:  # noqa: ARG001  every view takes it
    """To the byte, also of an attempt that ended or was taken back."""
    found = get_object_or_404(Statement, draw__wave__number=number, attempt=attempt)
    return HttpResponse(found.file, content_type="application/json; charset=utf-8")


@require_safe
@login_not_required
def proof_checks(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001  every view takes it
    """`checks.json`, as its hash in the public log has it; it is not part of the bundle."""
    draw = get_object_or_404(Draw, wave__number=number, published_at__isnull=False)
    kept = newest_check(draw.pk)
    if kept is None:
        raise Http404
    return HttpResponse(kept.paper, content_type="application/json; charset=utf-8")


@require_safe
@login_not_required
def addenda(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001  every view takes it
    """`addenda.json`: what the public log says after the result."""
    attempt = attempt_now(get_object_or_404(Draw, wave__number=number, published_at__isnull=False).pk)
    if attempt is None or newest_checkpoint() is None:
        raise Http404
    content = spelt(addenda_of(attempt).model_dump())
    return HttpResponse(content, content_type="application/json; charset=utf-8")


@require_safe
@login_not_required
def continuation(request: HttpRequest, number: int, time: int) -> HttpResponseBase:  # noqa: ARG001  every view takes it
    """The bundle of the draw that filled vacant seats for the `time`-th time."""
    found = get_object_or_404(Continuation, draw__wave__number=number, number=time, drawn_at__isnull=False)
    name = f"gelombang-{number}-lanjutan-{time}.zip"
    return FileResponse(default_storage.open(found.bundle_name), as_attachment=True, filename=name)


@require_safe
@login_not_required
def proof_file(request: HttpRequest, number: int, kind: str) -> HttpResponseBase:  # noqa: ARG001  every view takes it
    """`candidates`, `seats`, and once the wave is published `bundle`."""
    draw = get_object_or_404(Draw.objects.select_related("wave"), wave__number=number)
    names = {"candidates": draw.candidates_name, "seats": draw.seats_name}
    if draw.wave.state == WaveState.PUBLISHED:
        names["bundle"] = draw.bundle_name
    if kind not in names:
        raise Http404
    file_name = f"gelombang-{number}-{kind}{PurePosixPath(names[kind]).suffix}"
    return FileResponse(default_storage.open(names[kind]), as_attachment=True, filename=file_name)
