"""Where a joiner stands among all who joined: to read, and as a file with which they check it themselves."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prakerja.draw.joiners.own_place import Place, own_place
from prakerja.pages.middleware import ApplicantRequest
from prakerja.waves.models import Joiner, Wave
from prakerja.words.waves import area_words, group_words


@require_safe
def place(request: ApplicantRequest, number: int) -> HttpResponse:
    wave = _wave_joined(request, number)
    if wave is None:
        return redirect("waves:wave", number)
    told = own_place(wave=wave, applicant_id=request.applicant_id)
    context: dict[str, object] = {"wave": wave, "told": told}
    if told is not None:
        context |= _in_words(told)
    return render(request, "result/place.html", context)


@require_safe
def place_file(request: ApplicantRequest, number: int) -> HttpResponse:
    """The same as `docs/check-your-place.md` reads it."""
    wave = _wave_joined(request, number)
    told = own_place(wave=wave, applicant_id=request.applicant_id) if wave else None
    if told is None:
        raise Http404
    response = HttpResponse(json.dumps(told, indent=1) + "\n", content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="tempat-gelombang-{number}.json"'
    return response


def _wave_joined(request: ApplicantRequest, number: int) -> Wave | None:
    joiners = Joiner.objects.for_applicant(request.applicant_id).filter(wave__number=number)
    joiner: Joiner | None = joiners.select_related("wave").first()
    return joiner.wave if joiner else None


def _in_words(told: Place) -> dict[str, object]:
    groups = [group for group in str(told["groups"]).split(";") if group]
    return {
        "area": area_words(str(told["regency"])),
        "groups": ", ".join(str(group_words(group)) for group in groups),
    }
