"""Confirming the address: by the code, typed where one signed up, or by the link, anywhere."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from prakerja.accounts.confirm_by_code import confirm_by_code
from prakerja.accounts.confirm_by_link import confirm_by_link, sign_up_behind
from prakerja.accounts.confirmation_link import LinkExpired
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.purposes import CONFIRM
from prakerja.codes.refusals import CodeGone
from prakerja.codes.rules import CodeJudgement
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.web.accounts.code_pages import CodePage, send_another, show_code_page, show_gone
from prakerja.web.accounts.forms import CodeForm
from prakerja.web.accounts.let_in import let_in
from prakerja.web.accounts.sign_up import SIGNED_UP_HERE
from prakerja.words.accounts import code_words

_PAGE: Final = CodePage(
    purpose=CONFIRM,
    url_name="accounts:confirm",
    again_url_name="accounts:send_confirmation_again",
    start_url_name="accounts:sign_up",
    template="accounts/confirm.html",
)


@form_page
@login_not_required
@never_cache
def confirm_page(request: HouseRequest, code_id: UUID) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("journey:dashboard")
    if request.method != "POST":
        return _show(request, code_id)
    form = CodeForm(request.POST)
    if form.is_valid() and (response := _confirm_by_code(request, code_id, form)):
        return response
    return show_code_page(request, _PAGE, code_id, form)


def _confirm_by_code(request: HouseRequest, code_id: UUID, form: CodeForm) -> HttpResponse | None:
    """Where it goes on; None when the form says why it does not."""
    try:
        with unit_of_work(by=request.actor) as work:
            answer = confirm_by_code(code_id=code_id, typed=form.cleaned_data["code"], by=work.actor, now=work.now)
            if isinstance(answer, Account):
                return let_in(request, answer)
    except AddressTaken:
        return _address_taken(request)
    except CodeGone:
        return show_gone(request, _PAGE)
    if answer.judgement is CodeJudgement.USED:
        return _show(request, code_id)
    form.add_error("code", code_words(answer))
    return None


def _show(request: HttpRequest, code_id: UUID) -> HttpResponse:
    if SignUp.objects.filter(pk=code_id, account_id__isnull=False).exists():
        return render(request, "accounts/email_confirmed.html")
    return show_code_page(request, _PAGE, code_id, CodeForm())


@require_POST
@login_not_required
def send_confirmation_again(request: HouseRequest, code_id: UUID) -> HttpResponse:
    return send_another(request, _PAGE, code_id)


@form_page
@login_not_required
@never_cache
def confirmation_link_page(request: HouseRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, because mail programs open links too; the button does."""
    try:
        if request.method != "POST":
            return _show_link(request, token)
        return _confirm_by_link(request, token)
    except LinkExpired:
        return render(request, "accounts/link_expired.html", status=HTTPStatus.GONE)
    except AddressTaken:
        return _address_taken(request)


def _show_link(request: HttpRequest, token: str) -> HttpResponse:
    wanted, code = sign_up_behind(token)
    if wanted.account_id is not None:
        return render(request, "accounts/email_confirmed.html")
    return render(request, "accounts/confirmation_link.html", {"sign_up": wanted, "address": code.address})


def _confirm_by_link(request: HouseRequest, token: str) -> HttpResponse:
    with unit_of_work(by=request.actor) as work:
        account = confirm_by_link(token=token, by=work.actor, now=work.now)
        if _began_here(request, account):
            return let_in(request, account)
    messages.success(request, _("Alamat e-mail dikonfirmasi. Masuk dengan kata sandi yang Anda buat."))
    return redirect("accounts:sign_in")


def _began_here(request: HttpRequest, account: Account) -> bool:
    code_hex = request.get_signed_cookie(SIGNED_UP_HERE, default="")
    return bool(code_hex) and SignUp.objects.filter(pk=UUID(code_hex), account_id=account.pk).exists()


def _address_taken(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Alamat e-mail ini sudah punya akun. Masuk dengan akun itu."))
    return redirect("accounts:sign_in")
