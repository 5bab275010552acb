"""What somebody is answered who has just signed out here, by whichever button."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def signed_out(request: HttpRequest, *, told: str = "") -> HttpResponse:
    """To the sign-in, and nothing personal is left in the browser."""
    messages.success(request, told or _("Anda sudah keluar. Jawaban yang sudah dikirim tetap tersimpan."))
    # Not to the first page: public pages are the same for everybody, and this is said to one.
    response = redirect("accounts:sign_in")
    response.delete_cookie(settings.WAS_SIGNED_IN_COOKIE_NAME, samesite="Lax")
    # What the browser still holds of personal pages, for whoever presses *Back* on a shared telephone.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
