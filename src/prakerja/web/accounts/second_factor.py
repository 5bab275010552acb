"""The second factor of staff: asked for at every sign-in, set up before any page of the office opens."""

import time
from base64 import b64encode
from typing import Final

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.models import Account
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.middleware import ApplicantRequest, HouseRequest
from prakerja.web.accounts.forms import AppCodeForm, SecondFactorForm
from prakerja.words.accounts import spent_words

_SECRET: Final = "second_factor_secret"  # noqa: S105  the name under which the session keeps it
_SHOW_UNTIL: Final = "recovery_codes_shown_until"
#: New recovery codes can be seen and saved this long; afterwards only new ones can be made.
_SHOWN_FOR_S: Final = 600


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
def ask_page(request: HouseRequest) -> HttpResponse:
    stage = request._login_stage  # type: ignore[attr-defined]
    form = SecondFactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with unit_of_work(by=request.actor) as work:
                account: Account = stage.login.user
                if check_second_factor(account=account, typed=form.cleaned_data["code"], now=work.now):
                    response: HttpResponse = stage.exit()
                    return response
            form.add_error("code", _wrong())
        except TriesSpent as refused:
            form.add_error("code", spent_words(refused))
    return render(request, "mfa/authenticate.html", {"form": form})


@never_cache
def set_up_page(request: ApplicantRequest) -> HttpResponse:
    account = _staff(request)
    if is_mfa_enabled(account):
        return redirect("mfa_index")
    secret = request.session.setdefault(_SECRET, generate_totp_secret())
    form = AppCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if validate_totp_code(secret, form.cleaned_data["code"]):
            return _set_up(request, account, secret)
        form.add_error("code", _wrong())
    url = get_adapter().build_totp_url(account, secret)
    picture = b64encode(get_adapter().build_totp_svg(url).encode()).decode()
    context = {"form": form, "secret": secret, "picture": f"data:image/svg+xml;base64,{picture}"}
    return render(request, "mfa/totp/activate_form.html", context)


def _set_up(request: ApplicantRequest, account: Account, secret: str) -> HttpResponse:
    with unit_of_work(by=request.actor) as work:
        set_up_second_factor(account=account, secret=secret, by=work.actor, now=work.now)
        update_session_auth_hash(request, account)
    del request.session[_SECRET]
    request.session[_SHOW_UNTIL] = time.time() + _SHOWN_FOR_S
    return redirect("mfa_view_recovery_codes")


@never_cache
def overview_page(request: ApplicantRequest) -> HttpResponse:
    account = _staff(request)
    if not is_mfa_enabled(account):
        return redirect("mfa_activate_totp")
    form = AppCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with unit_of_work(by=request.actor) as work:
                typed = form.cleaned_data["code"]
                is_right = check_second_factor(account=account, typed=typed, now=work.now, from_app_only=True)
                if is_right:
                    renew_recovery_codes(account=account, by=work.actor, now=work.now)
        except TriesSpent as refused:
            form.add_error("code", spent_words(refused))
        else:
            if is_right:
                request.session[_SHOW_UNTIL] = time.time() + _SHOWN_FOR_S
                return redirect("mfa_view_recovery_codes")
            form.add_error("code", _wrong())
    return render(request, "mfa/index.html", {"form": form, "unused": len(_unused_codes(account))})


@never_cache
def recovery_codes_page(request: ApplicantRequest) -> HttpResponse:
    account = _staff(request)
    if not _may_see(request):
        return redirect("mfa_index")
    return render(request, "mfa/recovery_codes/index.html", {"codes": _unused_codes(account)})


@never_cache
def recovery_codes_file(request: ApplicantRequest) -> HttpResponse:
    account = _staff(request)
    if not _may_see(request):
        raise Http404
    text = "\n".join(["Prakerja", *_unused_codes(account)]) + "\n"
    headers = {"Content-Disposition": 'attachment; filename="prakerja-kode-cadangan.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _staff(request: ApplicantRequest) -> Account:
    if not request.user.is_staff:
        raise PermissionDenied
    return request.user


def _may_see(request: HttpRequest) -> bool:
    until: float = request.session.get(_SHOW_UNTIL, 0)
    return time.time() < until


def _unused_codes(account: Account) -> list[str]:
    papers = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).first()
    codes: list[str] = papers.wrap().get_unused_codes() if papers else []
    return codes


def _wrong() -> str:
    return _("Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu coba lagi.")
