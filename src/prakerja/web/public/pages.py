"""The pages for everybody: landing, help, personal data."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

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
from prakerja.schemes.load_scheme import load_scheme, scheme_names
from prakerja.waves.kept_waves import kept_waves
from prakerja.waves.models import Wave
from prakerja.web.draw.published_waves import waves_now
from prakerja.words.conditions import SchemeWords, scheme_words


@require_safe
@login_not_required
def landing(request: HttpRequest) -> HttpResponse:
    """Who is signed in is led to their own home; only of who carries a session is it asked."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return redirect("journey:dashboard")
    waves = waves_now(read_clock())
    context = {"waves": waves, "scheme": _scheme_of(waves), "host": urlsplit(settings.BASE_URL).netloc}
    return public_page(request, "public/landing.html", context, for_strangers_only=True)


def _scheme_of(waves: Mapping[str, Sequence[Wave]]) -> SchemeWords:
    """Of the wave that can be joined next; else of the newest; before the first, of the newest period of the law."""
    told = [wave.scheme for wave in (*waves["open"], *waves["to_come"])] or [one.scheme for one in kept_waves()[:1]]
    if told:
        return scheme_words(load_scheme(told[0]))
    return scheme_words(max(map(load_scheme, scheme_names()), key=lambda scheme: scheme.period.opens_on))


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
