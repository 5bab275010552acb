"""The table of addresses: partners' programs and their staff, the back office, everything else."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import include, path

from prakerja.pages import errors
from prakerja.partner_api import outside

urlpatterns = [
    path("kantor/", include("prakerja.backoffice.urls")),
    path("mitra/", include("prakerja.partner_console.urls")),
    path("api/", include("prakerja.partner_api.urls")),
    path("", include("prakerja.web.urls")),
]


def handler400(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """A program reads the envelope, a person a page."""
    told = outside.unreadable if outside.is_for_programs(request) else errors.unreadable
    return told(request, exception)


def handler500(request: HttpRequest) -> HttpResponseBase:
    return outside.broken(request) if outside.is_for_programs(request) else errors.broken(request)


handler403 = "prakerja.pages.errors.not_allowed"
handler404 = "prakerja.pages.errors.not_found"
