"""What a person sees when a page cannot be shown: what happened, what became of the answers, where to go."""

import sys
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE, get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.kit.outage import is_our_outage
from prakerja.kit.retries import TryAgain
from prakerja.pages.phone_link import phone_link
from prakerja.pages.what_was_sent import Sent, sent_from_here, what_was_sent

#: Whoever is signed in by now has no use for them: opened, they lead on.
_ENTRIES: Final = frozenset({"accounts:sign_in", "accounts:sign_up", "accounts:ask_sign_in_code"})
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


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What was typed on a page of ours is sent again from here, with a token that holds; from elsewhere nothing is."""
    notice(SecurityKind.FORM_REFUSED, about=_signed_in(request))
    if reason == REASON_NO_CSRF_COOKIE and not request.COOKIES:
        explanation = _(
            "Tanpa cookie, situs ini tidak dapat mengenali Anda. Izinkan cookie untuk situs ini di peramban."
        )
        return _page(request, 403, _("Peramban Anda menolak cookie"), explanation)
    if _signed_in(request) and request.resolver_match and request.resolver_match.view_name in _ENTRIES:
        return redirect(request.get_full_path())
    if sent := sent_from_here(request):
        explanation = _("Anda masuk lagi setelah halaman ini dibuka. Isian Anda masih ada: kirim sekali lagi.")
        return _again(request, 403, _("Kirim sekali lagi"), explanation, sent=sent, token=get_token(request))
    explanation = _("Halaman ini sudah kedaluwarsa, atau dibuka di dua tempat. Kembali, muat ulang, lalu kirim lagi.")
    return _page(request, 403, _("Formulir sudah kedaluwarsa"), explanation)


def session_over(request: HttpRequest, *, status: int) -> HttpResponse:
    """They sign in beside this page and send from here what they had typed."""
    explanation = _("Isian Anda belum tersimpan, tetapi masih ada di halaman ini.")
    more = {"signs_in": True, "sent": what_was_sent(request), "token": get_token(request)}
    return _again(request, status, _("Sesi Anda berakhir"), explanation, **more)


def typed_by_another(request: HttpRequest, *, status: int) -> HttpResponse:
    """Nothing is kept here: it is somebody else's."""
    explanation = _("Halaman tadi diisi dari akun lain, yang sudah keluar di peramban ini. Isiannya tidak dikirim.")
    return _page(request, status, _("Isian ini milik akun lain"), explanation)


def send_once_more(request: HttpRequest, sent: Sent) -> HttpResponse:
    """What was typed on a page that there is no more, or not in this language."""
    explanation = _("Isian Anda masih ada. Kirim sekali lagi, atau kembali ke halaman sebelumnya.")
    return _again(request, 200, _("Bahasa sudah diganti"), explanation, sent=sent, token=sent.csrf_token)


def _again(request: HttpRequest, status: int, heading: str, explanation: str, **more: object) -> HttpResponse:
    context = {"heading": heading, "explanation": explanation, "signs_in": False, **more}
    return render(request, "public/once_more.html", context, status=status)


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
        "again": request.get_full_path() if request.method == "GET" else "",
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
