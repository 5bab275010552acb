"""Signing up, and correcting the address before it is confirmed."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from prakerja.accounts.browser_mark import new_browser
from prakerja.accounts.correct_address import correct_address
from prakerja.accounts.limits import LINK_LIVES
from prakerja.accounts.purposes import CONFIRM
from prakerja.accounts.sign_up import Wanted, sign_up
from prakerja.accounts.terms import TERMS_VERSION
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.pages.network import network_of
from prakerja.web.accounts.known_browser import known_browser_of
from prakerja.web.accounts.sign_up_forms import CorrectAddressForm, SignUpForm
from prakerja.words.accounts import spent_words


def browser_of(request: HttpRequest) -> str:
    """What the browser keeps in which somebody signed up; empty in every other.

    By it the browser is known again: what was typed in it counts in it; elsewhere a password is chosen anew.
    """
    return str(request.get_signed_cookie(settings.SIGNED_UP_HERE_COOKIE_NAME, default=""))


@form_page
@login_not_required
@never_cache
@sensitive_post_parameters("password")
def sign_up_page(request: HouseRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("journey:dashboard")
    if request.method != "POST":
        return _show(request, SignUpForm())
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    if suggestion := form.settle_address():
        return render(request, "accounts/sign_up.html", {"form": form, "suggestion": suggestion})
    browser = browser_of(request) or new_browser()
    try:
        with unit_of_work(by=request.actor) as work:
            code = sign_up(
                form_key=form.cleaned_data["form_key"],
                wanted=_wanted(form, browser),
                network=network_of(request),
                known=known_browser_of(request),
                by=work.actor,
                now=work.now,
            )
    except TriesSpent as refused:
        form.add_error(None, spent_words(refused))
        return _show(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    except CodeGone:
        return redirect("accounts:sign_up")
    return _to_confirmation(code, browser)


def _wanted(form: SignUpForm, browser: str) -> Wanted:
    return Wanted(
        email=form.cleaned_data["email"],
        full_name=form.cleaned_data["full_name"],
        password=form.cleaned_data["password"],
        language=get_language() or "id",
        terms_version=TERMS_VERSION,
        browser=browser,
    )


def _show(request: HttpRequest, form: SignUpForm, status: int = HTTPStatus.OK) -> HttpResponse:
    return render(request, "accounts/sign_up.html", {"form": form}, status=status)


def _to_confirmation(code: Code, browser: str) -> HttpResponse:
    response = redirect("accounts:confirm", code.id)
    response.set_signed_cookie(
        settings.SIGNED_UP_HERE_COOKIE_NAME,
        browser,
        max_age=int(LINK_LIVES.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@form_page
@login_not_required
@never_cache
def correct_address_page(request: HouseRequest, code_id: UUID) -> HttpResponse:
    if request.method != "POST":
        code: Code | None = Code.objects.of(CONFIRM, code_id).filter(passed_at=None).first()
        if code is None:
            return redirect("accounts:sign_up")
        return _show_correction(request, code_id, CorrectAddressForm(initial={"email": code.address}))
    form = CorrectAddressForm(request.POST)
    if not form.is_valid():
        return _show_correction(request, code_id, form)
    if suggestion := form.settle_address():
        return _show_correction(request, code_id, form, suggestion=suggestion)
    try:
        with unit_of_work(by=request.actor) as work:
            correct_address(
                code_id=code_id,
                email=form.cleaned_data["email"],
                network=network_of(request),
                known=known_browser_of(request),
                now=work.now,
            )
    except TriesSpent as refused:
        form.add_error("email", spent_words(refused))
        return _show_correction(request, code_id, form, HTTPStatus.TOO_MANY_REQUESTS)
    except CodeGone:
        return redirect("accounts:sign_up")
    return redirect("accounts:confirm", code_id)


def _show_correction(
    request: HttpRequest,
    code_id: UUID,
    form: CorrectAddressForm,
    status: int = HTTPStatus.OK,
    *,
    suggestion: str | None = None,
) -> HttpResponse:
    context = {"form": form, "code_id": code_id, "suggestion": suggestion}
    return render(request, "accounts/correct_address.html", context, status=status)
