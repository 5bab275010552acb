"""A forgotten password: a code by e-mail, then a new one."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prakerja.accounts.account_of import account_of
from prakerja.accounts.purposes import RESET
from prakerja.accounts.set_new_password import set_new_password
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.codes.use_code import may_use
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.web.accounts.code_pages import CodePage, ask_for_code, send_another, show_code_page, show_gone
from prakerja.web.accounts.forms import AddressForm, CodeForm, NewPasswordForm
from prakerja.web.accounts.let_in import let_in
from prakerja.words.accounts import code_words

_PAGE: Final = CodePage(
    purpose=RESET,
    url_name="accounts:reset_code",
    again_url_name="accounts:send_reset_code_again",
    start_url_name="accounts:ask_reset_code",
    template="accounts/reset_code.html",
)
#: In the session of the browser in which the right code was typed: only there a new password may be chosen.
_PASSED: Final = "reset_code_passed"


@form_page
@login_not_required
@never_cache
def ask_reset_code_page(request: HouseRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, AddressForm())
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    code = ask_for_code(request, form, _PAGE.purpose)
    if code is None:
        return _show(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    return redirect(_PAGE.url_name, code.id)


def _show(request: HttpRequest, form: AddressForm, status: int = HTTPStatus.OK) -> HttpResponse:
    return render(request, "accounts/ask_reset_code.html", {"form": form}, status=status)


@form_page
@login_not_required
@never_cache
def reset_code_page(request: HouseRequest, code_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return show_code_page(request, _PAGE, code_id, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return show_code_page(request, _PAGE, code_id, form)
    try:
        with unit_of_work(by=request.actor) as work:
            answer = type_code(owner_id=code_id, purpose=RESET, typed=form.cleaned_data["code"], now=work.now)
    except CodeGone:
        return show_gone(request, _PAGE)
    if isinstance(answer, CodeRefused):
        form.add_error("code", code_words(answer))
        return show_code_page(request, _PAGE, code_id, form)
    request.session[_PASSED] = code_id.hex
    return redirect("accounts:new_password", code_id)


@require_POST
@login_not_required
def send_reset_code_again(request: HouseRequest, code_id: UUID) -> HttpResponse:
    return send_another(request, _PAGE, code_id)


@form_page
@login_not_required
@never_cache
@sensitive_post_parameters("password")
def new_password_page(request: HouseRequest, code_id: UUID) -> HttpResponse:
    code: Code | None = Code.objects.of(RESET, code_id).first()
    passed_here = request.session.get(_PASSED) == code_id.hex
    if code is None or not passed_here or not may_use(code, read_clock()):
        return show_gone(request, _PAGE)
    try:
        owner = account_of(code)
    except CodeGone:
        return show_gone(request, _PAGE)
    if request.method != "POST":
        return _show_new_password(request, code_id, owner.email, NewPasswordForm(owner=owner))
    form = NewPasswordForm(request.POST, owner=owner)
    if not form.is_valid():
        return _show_new_password(request, code_id, owner.email, form)
    try:
        with unit_of_work(by=request.actor) as work:
            account = set_new_password(
                code_id=code_id, password=form.cleaned_data["password"], by=work.actor, now=work.now
            )
            del request.session[_PASSED]
            response = let_in(request, account)
    except CodeGone:
        return show_gone(request, _PAGE)
    messages.success(request, _("Kata sandi sudah diganti. Perangkat lain dikeluarkan."))
    return response


def _show_new_password(request: HttpRequest, code_id: UUID, address: str, form: NewPasswordForm) -> HttpResponse:
    return render(request, "accounts/new_password.html", {"form": form, "code_id": code_id, "address": address})
