"""Another e-mail address, by somebody who is signed in: a code goes there, and is typed here."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prakerja.accounts.ask_for_new_address import SameAddress, ask_for_new_address
from prakerja.accounts.change_address import change_address
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.purposes import NEW_ADDRESS
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone, CodesLocked, TooSoon
from prakerja.codes.rules import is_locked, is_over
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.network import network_of
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.signed_in import store_of
from prakerja.web.accounts.code_pages import seconds_until_another, until_words, wait_words
from prakerja.web.accounts.forms import CodeForm
from prakerja.web.accounts.known_browser import remember_browser
from prakerja.web.accounts.own_account_forms import NewAddressForm
from prakerja.words.accounts import code_words, locked_words, spent_words


@form_page
@never_cache
@recently_confirmed()
def change_address_page(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, NewAddressForm())
    form = NewAddressForm(request.POST)
    if not form.is_valid() or not _is_asked(request, form):
        return _show(request, form)
    return redirect("accounts:new_address_code")


def _show(request: HttpRequest, form: NewAddressForm) -> HttpResponse:
    return render(request, "accounts/change_address.html", {"form": form})


def _is_asked(request: ApplicantRequest, form: NewAddressForm) -> bool:
    """False: the form says why no letter went out."""
    try:
        with unit_of_work(by=request.actor) as work:
            ask_for_new_address(
                account=request.user,
                email=form.cleaned_data["email"],
                language=get_language() or "id",
                network=network_of(request),
                by=work.actor,
                now=work.now,
            )
    except TooSoon as refused:
        # A second tap, or another letter asked for too early: one is on its way already.
        messages.warning(request, wait_words(refused))
    except TriesSpent as refused:
        form.add_error(None, spent_words(refused))
    except CodesLocked as refused:
        form.add_error(None, locked_words(refused.until))
    except SameAddress:
        form.add_error("email", _("Ini alamat e-mail Anda sekarang. Tulis alamat yang lain."))
    return form.is_valid()


@form_page
@never_cache
def new_address_code_page(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _show_code(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid() or not _is_changed(request, form):
        return _show_code(request, form)
    messages.success(request, _("Alamat e-mail sudah diganti. Perangkat lain dikeluarkan."))
    response = redirect("accounts:account")
    # What was known of browsers ended with the sessions.
    remember_browser(request, response, request.user)
    return response


def _is_changed(request: ApplicantRequest, form: CodeForm) -> bool:
    """False: the form says why not, and a wrong code is counted."""
    account, session = request.user, store_of(request)
    try:
        with unit_of_work(by=request.actor) as work:
            refused = change_address(
                account=account,
                typed=form.cleaned_data["code"],
                but=session.digest,
                by=work.actor,
                now=work.now,
            )
            if refused is None:
                session.take_up(account, work.now)
                return True
    except AddressTaken:
        # Said to whoever reads that mailbox alone: they have typed the code that came to it.
        form.add_error(None, _("Alamat ini baru saja dipakai akun lain. Kembali, lalu tulis alamat yang lain."))
        return False
    except CodeGone:
        form.add_error("code", _("Kode ini tidak berlaku lagi. Minta kode baru."))
        return False
    form.add_error("code", code_words(refused))
    return False


def _show_code(request: ApplicantRequest, form: CodeForm) -> HttpResponse:
    code: Code | None = Code.objects.of(NEW_ADDRESS, request.user.pk).first()
    if code is None or code.passed_at is not None:
        return redirect("accounts:account")
    now = read_clock()
    locked_until = code.locked_until if is_locked(code.locked_until, now=now) else None
    context = {
        "form": form,
        "email": code.address,
        "until": until_words(code.expires_at, now=now),
        "locked": locked_words(locked_until) if locked_until else "",
        "is_over": is_over(code.expires_at, now=now),
        "again_url_name": "accounts:change_address",
        "again_in": seconds_until_another(code, now),
    }
    return render(request, "accounts/new_address_code.html", context)
