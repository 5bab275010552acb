"""What somebody keeps of having joined: a page, a text, a picture; with name, masked NIK and where to check it."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import prakerja.waves
from prakerja.draw.models import Statement
from prakerja.identity.models import Identity
from prakerja.kit.clock import read_clock
from prakerja.kit.pdf import write_picture
from prakerja.kit.sealed import masked
from prakerja.pages.middleware import ApplicantRequest
from prakerja.waves.models import Joiner
from prakerja.waves.states import WaveState
from prakerja.web.waves.pages import announced
from prakerja.words.moments import for_reader
from prakerja.words.waves import area_words, change_words

#: From then on the draw of a wave has a statement.
_STATED: Final = {WaveState.FROZEN, WaveState.DRAWN, WaveState.PUBLISHED}
_PICTURE: Final = Path(prakerja.waves.__path__[0]) / "pdf" / "receipt.typ"


@require_safe
def joined(request: ApplicantRequest, number: int) -> HttpResponse:
    joiner = joiner_of(request, number)
    if joiner is None:
        return redirect("waves:wave", number)
    return render(request, "waves/joined.html", _proof_of(request, joiner))


@require_safe
def proof(request: ApplicantRequest, number: int) -> HttpResponse:
    """The same as text, to keep."""
    context = _proof_of(request, _joiner_or_404(request, number))
    response = render(request, "waves/proof.txt", context, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="bukti-gelombang-{number}.txt"'
    return response


@require_safe
def picture(request: ApplicantRequest, number: int) -> HttpResponse:
    """The same to share."""
    joiner = _joiner_or_404(request, number)
    drawn = write_picture(_PICTURE, _printed(joiner, _proof_of(request, joiner), request.user.full_name))
    disposition = f'inline; filename="bukti-gelombang-{number}.png"'
    return HttpResponse(drawn, content_type="image/png", headers={"Content-Disposition": disposition})


def joiner_of(request: ApplicantRequest, number: int) -> Joiner | None:
    joiners = Joiner.objects.for_applicant(request.applicant_id).filter(wave__number=number)
    joiner: Joiner | None = joiners.select_related("wave").first()
    return joiner


def _joiner_or_404(request: ApplicantRequest, number: int) -> Joiner:
    joiner = joiner_of(request, number)
    if joiner is None:
        raise Http404
    return joiner


def _proof_of(request: ApplicantRequest, joiner: Joiner) -> dict[str, object]:
    """With *F*, once the draw is stated: whoever keeps it can tell later whether another one is shown."""
    is_stated = joiner.wave.state in _STATED
    identity = Identity.objects.for_applicant(request.applicant_id).first()
    page = reverse("draw:published_wave", args=[joiner.wave.number])
    return {
        "statement": Statement.objects.newest_of(joiner.wave.pk) if is_stated else None,
        "wave": joiner.wave,
        "change": change_words(announced(joiner.wave.number), lambda moment: for_reader(moment, joiner.regency)),
        "joiner": joiner,
        "area": area_words(joiner.regency),
        "may_leave": announced(joiner.wave.number).facts_for(None).is_joinable(read_clock()),
        "name": request.user.full_name,
        "nik": masked(identity.nik) if identity else "",
        "page": page,
        "address": f"{settings.BASE_URL.partition('://')[2]}{page}",
    }


def _printed(joiner: Joiner, proof_of: dict[str, object], name: str) -> dict[str, str]:
    wave = joiner.wave
    return {
        "lang": get_language() or "id",
        "title": _("Bukti bergabung di gelombang %(number)s") % {"number": wave.number},
        "receipt_label": _("Nomor peserta undian"),
        "receipt": joiner.receipt,
        "name_label": _("Nama"),
        "name": name,
        "nik": str(proof_of["nik"]),
        "joined_label": _("Bergabung"),
        "joined": for_reader(joiner.joined_at, joiner.regency),
        "area_label": _("Sebagai warga"),
        "area": str(proof_of["area"]),
        "result_label": _("Hasil diperkirakan"),
        "result": for_reader(wave.result_expected_at, joiner.regency),
        "check": _("Siapa pun dapat memeriksa gelombang ini dan hasil undiannya di:"),
        "address": str(proof_of["address"]),
    }
