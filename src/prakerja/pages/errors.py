"""What a person sees when a page cannot be shown: what happened, what became of the answers, where to go."""

import sys
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.kit.outage import is_our_outage
from prakerja.kit.retries import TryAgain
from prakerja.pages.phone_link import phone_link
from prakerja.pages.what_was_sent import what_was_sent

#: Where `prakerja run` keeps the database it is back within seconds (console/kept_database.py).
_RETRY_AFTER_S: Final = 10


def _page(request: HttpRequest, status: int, heading: str, explanation: str) -> HttpResponse:
    context = {"heading": heading, "explanation": explanation, "is_sent": request.method == "POST"}
    return render(request, "public/error.html", context, status=status)


def _signed_in(request: HttpRequest) -> UUID | None:
    """Whose account it is; a request that was refused early has no user yet."""
    account_id: UUID | None = getattr(getattr(request, "user", None), "pk", None)
    return account_id


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    """Not Django's own, which reads the form that could not be read once more and breaks."""
    notice(SecurityKind.REQUEST_REFUSED)
    explanation = _("Permintaan ini tidak lengkap atau terlalu besar. Kembali, muat ulang, lalu kirim lagi.")
    return _page(request, 400, _("Permintaan tidak terbaca"), explanation)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django names it
    notice(SecurityKind.FORM_REFUSED, about=_signed_in(request))
    explanation = _("Halaman ini sudah kedaluwarsa, atau dibuka di dua tempat. Kembali, muat ulang, lalu kirim lagi.")
    return _page(request, 403, _("Formulir sudah kedaluwarsa"), explanation)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    notice(SecurityKind.PERMISSION_REFUSED, about=_signed_in(request))
    return _page(request, 403, _("Halaman ini bukan untuk Anda"), _("Akun yang sedang masuk tidak boleh membukanya."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    return _page(request, 404, _("Halaman tidak ditemukan"), _("Alamatnya mungkin salah ketik atau sudah pindah."))


def broken(request: HttpRequest) -> HttpResponse:
    """503 when the database, the disk or who keeps our files is away or too busy; 500 for what only we can mend.

    Drawn without the request, because what a page says of it (who is signed in) may be just what cannot be read. What
    was typed stays on it: whether it was saved nobody can say who lost the connection on the way.
    """
    context = {
        "heading": _("Layanan sedang terganggu"),
        "explanation": _("Ada gangguan di sisi kami, bukan pada isian Anda. Coba lagi beberapa menit lagi."),
        "hotline": phone_link(settings.HOTLINE),
        "is_sent": request.method == "POST",
        "sent": what_was_sent(request),
    }
    answer = HttpResponse(render_to_string("public/broken.html", context), headers={"Cache-Control": "no-store"})
    if _passes(sys.exception()):
        answer.status_code, answer.headers["Retry-After"] = 503, str(_RETRY_AFTER_S)
    else:
        answer.status_code = 500
    return answer


def _passes(error: BaseException | None) -> bool:
    return error is not None and (
        isinstance(error, OperationalError | InterfaceError | TryAgain) or is_our_outage(error)
    )
