"""Confirming the address: by the code, typed where one signed up, or by the link, anywhere."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prakerja.accounts.confirm_by_code import confirm_by_code
from prakerja.accounts.confirm_by_link import confirm_by_link, sign_up_behind
from prakerja.accounts.confirmation_link import LinkExpired
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.open_account import PasswordWanted
from prakerja.accounts.purposes import CONFIRM
from prakerja.codes.figures import DOUBLE_TAP
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone
from prakerja.codes.rules import CodeJudgement
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.web.accounts.code_pages import CodePage, send_another, show_code_page, show_gone
from prakerja.web.accounts.forms import CodeAndPasswordForm, CodeForm, FirstPasswordForm, TypedHereForm
from prakerja.web.accounts.let_in import let_in
from prakerja.web.accounts.sign_up import browser_of
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
@sensitive_post_parameters("password")
def confirm_page(request: HouseRequest, code_id: UUID) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("journey:dashboard")
    if request.method != "POST":
        return _show(request, code_id)
    form = _form_for(request, code_id, request.POST)
    if form.is_valid() and (response := _confirm_by_code(request, code_id, form)):
        return response
    return show_code_page(request, _PAGE, code_id, form)


def _confirm_by_code(request: HouseRequest, code_id: UUID, form: CodeForm) -> HttpResponse | None:
    """Where it goes on; None when the form says why it does not."""
    try:
        with unit_of_work(by=request.actor) as work:
            answer = confirm_by_code(
                code_id=code_id,
                typed=form.cleaned_data["code"],
                browser=browser_of(request),
                password=form.cleaned_data.get("password", ""),
                by=work.actor,
                now=work.now,
            )
            if isinstance(answer, Account):
                return let_in(request, answer)
    except AddressTaken:
        return _address_taken(request)
    except CodeGone:
        return show_gone(request, _PAGE)
    except PasswordWanted:
        # It was typed anew in another browser since this page was made.
        return redirect(_PAGE.url_name, code_id)
    if answer.judgement is CodeJudgement.USED:
        return _show(request, code_id)
    form.add_error("code", code_words(answer))
    return None


def _show(request: HttpRequest, code_id: UUID) -> HttpResponse:
    if SignUp.objects.filter(pk=code_id, account_id__isnull=False).exists():
        return render(request, "accounts/email_confirmed.html")
    return show_code_page(request, _PAGE, code_id, _form_for(request, code_id))


def _form_for(request: HttpRequest, code_id: UUID, typed: QueryDict | None = None) -> CodeForm:
    """It asks for a password, too, where the one that was typed to sign up may be a stranger's."""
    sign_up = SignUp.objects.filter(pk=code_id, account_id=None).first()
    code: Code | None = Code.objects.of(CONFIRM, code_id).first()
    if sign_up is None or code is None or sign_up.was_typed_in(browser_of(request)):
        return CodeForm(typed)
    return CodeAndPasswordForm(typed, owner=_owner_of(sign_up, code))


def _owner_of(sign_up: SignUp, code: Code) -> Account:
    """As the account will be, to compare a password with."""
    return Account(email=code.address, full_name=sign_up.full_name)


@require_POST
@login_not_required
def send_confirmation_again(request: HouseRequest, code_id: UUID) -> HttpResponse:
    return send_another(request, _PAGE, code_id)


@form_page
@login_not_required
@never_cache
@sensitive_post_parameters("password")
def confirmation_link_page(request: HouseRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, because mail programs open links too; the button does."""
    try:
        return _confirm_by_link(request, token)
    except LinkExpired:
        return render(request, "accounts/link_expired.html", status=HTTPStatus.GONE)
    except AddressTaken:
        return _address_taken(request)


def _confirm_by_link(request: HouseRequest, token: str) -> HttpResponse:
    sign_up, code = sign_up_behind(token)
    if request.method != "POST":
        return _show_link(request, sign_up, code, _link_form(request, sign_up, code))
    form = _link_form(request, sign_up, code, request.POST)
    is_open = sign_up.account_id is not None and not _is_tapped_twice(request, sign_up, code)
    if is_open or not form.is_valid():
        return _show_link(request, sign_up, code, form)
    return _open(request, token, form.cleaned_data.get("password", ""))


def _link_form(request: HttpRequest, sign_up: SignUp, code: Code, typed: QueryDict | None = None) -> Form:
    if sign_up.was_typed_in(browser_of(request)):
        return TypedHereForm(typed)
    return FirstPasswordForm(typed, owner=_owner_of(sign_up, code))


def _show_link(request: HttpRequest, sign_up: SignUp, code: Code, form: Form) -> HttpResponse:
    if sign_up.account_id is not None:
        return render(request, "accounts/email_confirmed.html")
    context = {"sign_up": sign_up, "address": code.address, "form": form}
    return render(request, "accounts/confirmation_link.html", context)


def _is_tapped_twice(request: HttpRequest, sign_up: SignUp, code: Code) -> bool:
    """The button's second tap finds it done; the link opens nothing later, from wherever it is taken up again."""
    is_here = sign_up.was_typed_in(browser_of(request))
    return is_here and code.passed_at is not None and read_clock() < code.passed_at + DOUBLE_TAP


def _open(request: HouseRequest, token: str, password: str) -> HttpResponse:
    """The account opens, and with it this browser, unless somebody else is signed in here."""
    try:
        with unit_of_work(by=request.actor) as work:
            account = confirm_by_link(
                token=token, browser=browser_of(request), password=password, by=work.actor, now=work.now
            )
            if request.user.is_anonymous or request.user.pk == account.pk:
                return let_in(request, account)
    except PasswordWanted:
        return redirect("accounts:confirmation_link", token)
    messages.success(request, _("Alamat e-mail dikonfirmasi. Untuk memakai akun itu, keluar dulu dari akun ini."))
    return redirect("journey:dashboard")


def _address_taken(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Alamat e-mail ini sudah punya akun. Masuk dengan akun itu."))
    return redirect("accounts:sign_in")
