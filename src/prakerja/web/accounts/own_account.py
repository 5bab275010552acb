"""“Akun saya”: what one may do with one's account, and where it is signed in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.end_session import end_session
from prakerja.accounts.own_sessions import own_sessions
from prakerja.accounts.sign_out_everywhere import sign_out_everywhere
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import pressed
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.signed_in import store_of
from prakerja.web.accounts.own_account_forms import SessionForm
from prakerja.web.accounts.signed_out import signed_out


@require_safe
@never_cache
def account_page(request: ApplicantRequest) -> HttpResponse:
    return render(request, "accounts/account.html")


@require_safe
@never_cache
def sessions_page(request: ApplicantRequest) -> HttpResponse:
    sessions = own_sessions(request.user, this=store_of(request).digest, now=read_clock())
    return render(request, "accounts/sessions.html", {"sessions": sessions})


def _is_of_another(request: HttpRequest) -> bool:
    """Who leaves by this session is not asked first whether they may."""
    form = SessionForm(request.POST)
    return not form.is_valid() or form.cleaned_data["session"] != store_of(request).digest


@require_POST
@recently_confirmed(when=_is_of_another)
def end_session_page(request: ApplicantRequest) -> HttpResponse:
    form = SessionForm(request.POST)
    if form.is_valid():
        session_id = form.cleaned_data["session"]
        with unit_of_work(by=request.actor) as work:
            end_session(account=request.user, session_id=session_id, by=work.actor, now=work.now)
        if session_id == store_of(request).digest:
            return leave_signed_out(request)
        messages.success(request, _("Perangkat itu sudah dikeluarkan."))
    return redirect("accounts:sessions")


@require_POST
@recently_confirmed()
def end_sessions_page(request: ApplicantRequest) -> HttpResponse:
    """Every other browser, or this one, too."""
    session = store_of(request)
    stays = not pressed(request, "here_too")
    with unit_of_work(by=request.actor) as work:
        but = session.digest if stays else None
        sign_out_everywhere(account=request.user, but=but, by=work.actor, now=work.now)
        if stays:
            session.take_up(request.user, work.now)
    if not stays:
        return leave_signed_out(request)
    messages.success(request, _("Semua perangkat lain sudah dikeluarkan."))
    return redirect("accounts:sessions")


def leave_signed_out(request: ApplicantRequest, *, told: str = "") -> HttpResponse:
    """This browser is signed out. `told`: what there is to say instead of that."""
    logout(request)
    return signed_out(request, told=told)
