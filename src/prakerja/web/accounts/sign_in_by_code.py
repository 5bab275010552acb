"""Signing in with a code that comes by e-mail."""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from prakerja.accounts.models import Account
from prakerja.accounts.purposes import SIGN_IN
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.codes.refusals import CodeGone
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.web.accounts.code_pages import CodePage, ask_for_code, send_another, show_code_page, show_gone
from prakerja.web.accounts.forms import AddressForm, CodeForm
from prakerja.web.accounts.let_in import let_in
from prakerja.web.accounts.visitor import wanted_page
from prakerja.words.accounts import code_words

_PAGE: Final = CodePage(
    purpose=SIGN_IN,
    url_name="accounts:sign_in_code",
    again_url_name="accounts:send_sign_in_code_again",
    start_url_name="accounts:ask_sign_in_code",
    template="accounts/sign_in_code.html",
)


@form_page
@login_not_required
@never_cache
def ask_sign_in_code_page(request: HouseRequest) -> HttpResponse:
    page = wanted_page(request)
    if request.user.is_authenticated:
        return redirect(page or "journey:dashboard")
    if request.method != "POST":
        return _show(request, AddressForm())
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    code = ask_for_code(request, form, _PAGE.purpose)
    if code is None:
        return _show(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    target = resolve_url(_PAGE.url_name, code.id)
    return redirect(f"{target}?{urlencode({'next': page})}" if page else target)


def _show(request: HttpRequest, form: AddressForm, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {"form": form, "next": wanted_page(request)}
    return render(request, "accounts/ask_sign_in_code.html", context, status=status)


@form_page
@login_not_required
@never_cache
def sign_in_code_page(request: HouseRequest, code_id: UUID) -> HttpResponse:
    page = wanted_page(request)
    if request.user.is_authenticated:
        return redirect(page or "journey:dashboard")
    if request.method != "POST":
        return show_code_page(request, _PAGE, code_id, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return show_code_page(request, _PAGE, code_id, form)
    try:
        with unit_of_work(by=request.actor) as work:
            answer = sign_in_by_code(code_id=code_id, typed=form.cleaned_data["code"], now=work.now)
            if isinstance(answer, Account):
                return let_in(request, answer, page=page)
    except CodeGone:
        return show_gone(request, _PAGE)
    else:
        form.add_error("code", code_words(answer))
    return show_code_page(request, _PAGE, code_id, form)


@require_POST
@login_not_required
def send_sign_in_code_again(request: HouseRequest, code_id: UUID) -> HttpResponse:
    return send_another(request, _PAGE, code_id)
