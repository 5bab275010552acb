"""Passkeys of a member of the office: adding one with this device, removing one that is lost."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, generate_challenge

from prakerja.accounts.add_passkey import AddedAlready, add_passkey
from prakerja.accounts.models import Passkey
from prakerja.accounts.passkey_ceremony import PasskeyRefused, question_for_new
from prakerja.accounts.remove_passkey import remove_passkey
from prakerja.accounts.second_factors import has_second_factor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.web.accounts.second_factor_forms import NewPasskeyForm, RemovePasskeyForm
from prakerja.web.accounts.staff_page import staff_page

_CHALLENGE: Final = "passkey_challenge"


@form_page
@staff_page
@never_cache
@recently_confirmed()
def add_passkey_page(request: ApplicantRequest) -> HttpResponse:
    if not has_second_factor(request.user.pk):
        return redirect("accounts:set_up")
    if request.method != "POST":
        return _show(request, NewPasskeyForm())
    form = NewPasskeyForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    refused = _add(request, form)
    if refused is None:
        return redirect("accounts:second_factors")
    form.add_error(None, refused)
    return _show(request, form)


def _show(request: ApplicantRequest, form: NewPasskeyForm) -> HttpResponse:
    # Asked once until it is answered: the page in a second tab must not spoil the answer of the first.
    challenge = request.session.setdefault(_CHALLENGE, bytes_to_base64url(generate_challenge()))
    known = list(Passkey.objects.filter(account_id=request.user.pk))
    question = question_for_new(request.user, base64url_to_bytes(challenge), known)
    return render(request, "accounts/add_passkey.html", {"form": form, "question": question})


def _add(request: ApplicantRequest, form: NewPasskeyForm) -> str | None:
    """None when it is added; else why not, in words."""
    challenge = base64url_to_bytes(request.session.pop(_CHALLENGE, ""))
    answer, name = form.cleaned_data["credential"], form.cleaned_data["name"]
    try:
        with unit_of_work(by=request.actor) as work:
            add_passkey(
                account=request.user, answer=answer, challenge=challenge, name=name, by=work.actor, now=work.now
            )
    except PasskeyRefused:
        return _("Perangkat tidak menyelesaikan pembuatan kunci sandi. Coba lagi.")
    except AddedAlready:
        return _("Kunci sandi perangkat ini sudah terdaftar.")
    messages.success(request, _("Kunci sandi tersimpan. Mulai sekarang Anda dapat memakainya sebagai langkah kedua."))
    return None


@require_POST
@staff_page
@recently_confirmed()
def remove_passkey_page(request: ApplicantRequest) -> HttpResponse:
    form = RemovePasskeyForm(request.POST)
    if form.is_valid():
        with unit_of_work(by=request.actor) as work:
            passkey_id = form.cleaned_data["passkey"]
            remove_passkey(account=request.user, passkey_id=passkey_id, by=work.actor, now=work.now)
        messages.success(request, _("Kunci sandi dihapus."))
    return redirect("accounts:second_factors")
