"""What a person sees when a page cannot be shown: what happened, what became of the answers, where to go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _page(request: HttpRequest, status: int, heading: str, explanation: str) -> HttpResponse:
    context = {"heading": heading, "explanation": explanation}
    return render(request, "public/error.html", context, status=status)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django names it
    explanation = _("Halaman ini terlalu lama terbuka atau dibuka di dua tempat. Kembali, muat ulang, lalu kirim lagi.")
    return _page(request, 403, _("Formulir sudah kedaluwarsa"), explanation)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    return _page(request, 403, _("Halaman ini bukan untuk Anda"), _("Akun yang sedang masuk tidak boleh membukanya."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    return _page(request, 404, _("Halaman tidak ditemukan"), _("Alamatnya mungkin salah ketik atau sudah pindah."))


def broken(request: HttpRequest) -> HttpResponse:
    explanation = _("Ada gangguan di sisi kami, bukan pada isian Anda. Coba lagi beberapa menit lagi.")
    return _page(request, 500, _("Layanan sedang terganggu"), explanation)
