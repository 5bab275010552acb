"""The pages for everybody: landing, help, personal data."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views import i18n
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from prakerja.kit.clock import read_clock
from prakerja.pages.kept_pages import public_page
from prakerja.pages.signed_in import send_session_cookie, store_of
from prakerja.web.draw.published_waves import waves_now


@require_safe
@login_not_required
def landing(request: HttpRequest) -> HttpResponse:
    """Who is signed in is led to their own home; only of who carries a session is it asked."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return redirect("journey:dashboard")
    return public_page(request, "public/landing.html", {"waves": waves_now(read_clock())}, for_strangers_only=True)


@require_safe
@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    return public_page(request, "public/help.html", {})


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return public_page(request, "public/privacy.html", {})


@require_safe
@login_not_required
def look(request: HttpRequest) -> HttpResponse:
    """Every piece of the look on one page, for those who build pages; visitors of the programme have no use for it."""
    if settings.IS_PRODUCTION:
        raise Http404
    return render(request, "public/look.html")


@require_POST
@login_not_required
@csrf_exempt
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Without a form token, which public pages do not carry: the worst that another site could do is this."""
    return i18n.set_language(request)


@require_safe
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """The session's end is counted from now, however short ago that was done last. Without script it is a page."""
    session = store_of(request)
    is_prolonged = session.touch(read_clock())
    if "text/html" in request.headers.get("Accept", ""):
        response = render(request, "accounts/session_extended.html")
    else:
        response = HttpResponse(status=204)
    if is_prolonged:
        send_session_cookie(response, session)
    return response
