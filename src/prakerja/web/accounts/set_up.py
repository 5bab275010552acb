"""Setting the second factor up: the picture for the app, its first code, and the codes for paper."""

import time
from base64 import b64encode
from io import BytesIO
from typing import Final

import pyotp
import segno
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.accounts.check_second_factor import check_second_factor, half_minute_of
from prakerja.accounts.models import Account
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.second_factors import has_second_factor, otp_address, passkeys_of, unused_recovery_codes
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.web.accounts.known_browser import known_browser_of
from prakerja.web.accounts.second_factor import wrong_code
from prakerja.web.accounts.second_factor_forms import AppCodeForm
from prakerja.web.accounts.staff_page import staff_page
from prakerja.words.accounts import spent_words

_SECRET: Final = "second_factor_secret"  # noqa: S105  the name under which the session keeps it
_SHOW_UNTIL: Final = "recovery_codes_shown_until"
#: New recovery codes can be seen and saved this long; afterwards only new ones can be made.
_SHOWN_FOR_S: Final = 600


@form_page
@staff_page
@never_cache
def set_up_page(request: ApplicantRequest) -> HttpResponse:
    account = request.user
    if has_second_factor(account.pk):
        return redirect("accounts:second_factors")
    secret: str = request.session.setdefault(_SECRET, pyotp.random_base32())
    if request.method != "POST":
        return _show_secret(request, AppCodeForm(), secret)
    form = AppCodeForm(request.POST)
    if not form.is_valid():
        return _show_secret(request, form, secret)
    if half_minute_of(secret, form.cleaned_data["code"], read_clock()) is None:
        form.add_error("code", wrong_code())
        return _show_secret(request, form, secret)
    return _set_up(request, account, secret)


def _show_secret(request: ApplicantRequest, form: AppCodeForm, secret: str) -> HttpResponse:
    context = {"form": form, "secret": secret, "picture": _picture(otp_address(secret, request.user.email))}
    return render(request, "accounts/set_up.html", context)


def _picture(text: str) -> str:
    """The QR code as an image that stands in the page itself."""
    out = BytesIO()
    segno.make(text, micro=False).save(out, kind="svg", xmldecl=False, scale=4)
    return f"data:image/svg+xml;base64,{b64encode(out.getvalue()).decode()}"


def _set_up(request: ApplicantRequest, account: Account, secret: str) -> HttpResponse:
    with unit_of_work(by=request.actor) as work:
        set_up_second_factor(account=account, secret=secret, by=work.actor, now=work.now)
        update_session_auth_hash(request, account)
    del request.session[_SECRET]
    request.session[_SHOW_UNTIL] = time.time() + _SHOWN_FOR_S
    return redirect("accounts:recovery_codes")


@form_page
@staff_page
@never_cache
def second_factors_page(request: ApplicantRequest) -> HttpResponse:
    if not has_second_factor(request.user.pk):
        return redirect("accounts:set_up")
    if request.method != "POST":
        return _show_factors(request, AppCodeForm())
    form = AppCodeForm(request.POST)
    if not form.is_valid() or not _renewed(request, form):
        return _show_factors(request, form)
    request.session[_SHOW_UNTIL] = time.time() + _SHOWN_FOR_S
    return redirect("accounts:recovery_codes")


def _show_factors(request: ApplicantRequest, form: AppCodeForm) -> HttpResponse:
    account_id = request.user.pk
    unused, passkeys = len(unused_recovery_codes(account_id)), passkeys_of(account_id)
    return render(request, "accounts/second_factors.html", {"form": form, "unused": unused, "passkeys": passkeys})


def _renewed(request: ApplicantRequest, form: AppCodeForm) -> bool:
    """New recovery codes are made; or the form says why not."""
    account, typed, known = request.user, form.cleaned_data["code"], known_browser_of(request)
    try:
        with unit_of_work(by=request.actor) as work:
            if check_second_factor(account=account, typed=typed, now=work.now, from_app_only=True, known=known):
                renew_recovery_codes(account=account, by=work.actor, now=work.now)
                return True
    except TriesSpent as refused:
        form.add_error("code", spent_words(refused))
        return False
    form.add_error("code", wrong_code())
    return False


@require_safe
@staff_page
@never_cache
def recovery_codes_page(request: ApplicantRequest) -> HttpResponse:
    if not _may_see(request):
        return redirect("accounts:second_factors")
    codes = unused_recovery_codes(request.user.pk)
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


@require_safe
@staff_page
@never_cache
def recovery_codes_file(request: ApplicantRequest) -> HttpResponse:
    if not _may_see(request):
        raise Http404
    text = "\n".join(["Prakerja", *unused_recovery_codes(request.user.pk)]) + "\n"
    headers = {"Content-Disposition": 'attachment; filename="prakerja-kode-cadangan.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _may_see(request: HttpRequest) -> bool:
    until: float = request.session.get(_SHOW_UNTIL, 0)
    return time.time() < until
