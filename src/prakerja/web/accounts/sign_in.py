"""Signing in with a password, and signing out."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from prakerja.accounts.counted_tries import CameBy
from prakerja.accounts.models import Account
from prakerja.accounts.note_sign_out import note_sign_out
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.pages.network import network_of
from prakerja.web.accounts.forms import SignInForm
from prakerja.web.accounts.known_browser import known_browser_of
from prakerja.web.accounts.let_in import let_in, stop_waiting
from prakerja.web.accounts.signed_out import signed_out
from prakerja.web.accounts.visitor import wanted_page
from prakerja.words.accounts import spent_words


@form_page
@login_not_required
@never_cache
@sensitive_post_parameters("password")
def sign_in_page(request: HouseRequest) -> HttpResponse:
    page = wanted_page(request)
    if request.user.is_authenticated:
        return redirect(page or "journey:dashboard")
    if request.method != "POST":
        return _show(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            account = sign_in_by_password(
                email=form.cleaned_data["email"],
                password=form.cleaned_data["password"],
                network=network_of(request),
                known=known_browser_of(request),
                now=work.now,
            )
            if account is not None:
                return let_in(request, account, page=page, came_by=CameBy.PASSWORD)
    except TriesSpent as refused:
        form.add_error(None, spent_words(refused))
        return _show(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    form.add_error(None, _("Alamat e-mail atau kata sandi salah. Periksa keduanya, lalu coba lagi."))
    return _show(request, form)


def _show(request: HttpRequest, form: SignInForm, status: int = HTTPStatus.OK) -> HttpResponse:
    page = wanted_page(request)
    was_signed_in = settings.WAS_SIGNED_IN_COOKIE_NAME in request.COOKIES
    context = {"form": form, "next": page, "session_ended": bool(page) and was_signed_in}
    return render(request, "accounts/sign_in.html", context, status=status)


@require_safe
@login_not_required
def closed_page(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/closed.html")


@form_page
@login_not_required
@never_cache
def sign_out_page(request: HouseRequest) -> HttpResponse:
    if not isinstance(request.user, Account):
        # Whoever has shown the password alone leaves as well.
        stop_waiting(request)
        return redirect("public:landing")
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    with unit_of_work(by=request.actor) as work:
        note_sign_out(account=request.user, by=work.actor, now=work.now)
        logout(request)
    return signed_out(request)
