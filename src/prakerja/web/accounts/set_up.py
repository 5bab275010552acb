"""The second factor of a member of the office: what they have of it, and the codes for paper."""

from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.counted_tries import tries_in
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.second_factors import has_second_factor, passkeys_of, unused_recovery_codes
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import is_open, read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.signed_in import store_of
from prakerja.web.accounts.second_factor import wrong_code
from prakerja.web.accounts.second_factor_forms import AppCodeForm
from prakerja.web.accounts.staff_page import staff_page
from prakerja.words.accounts import spent_words

_SHOW_UNTIL: Final = "recovery_codes_shown_until"
#: New recovery codes can be seen and saved this long; afterwards only new ones can be made.
_SHOWN_FOR: Final = timedelta(minutes=10)


@require_safe
@login_not_required
@never_cache
def set_up_page(request: HttpRequest) -> HttpResponse:
    """What somebody of the office does who has no second factor yet: it comes by the link of an invitation alone."""
    if request.user.is_authenticated and not request.user.is_staff:
        raise PermissionDenied
    return render(request, "accounts/set_up.html")


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
    let_codes_be_seen(request)
    return redirect("accounts:recovery_codes")


def let_codes_be_seen(request: HttpRequest) -> None:
    """The codes that were just made can be seen and saved for a while, in this browser."""
    request.session[_SHOW_UNTIL] = (read_clock() + _SHOWN_FOR).isoformat()


def _show_factors(request: ApplicantRequest, form: AppCodeForm) -> HttpResponse:
    account_id = request.user.pk
    unused, passkeys = len(unused_recovery_codes(account_id)), passkeys_of(account_id)
    return render(request, "accounts/second_factors.html", {"form": form, "unused": unused, "passkeys": passkeys})


def _renewed(request: ApplicantRequest, form: AppCodeForm) -> bool:
    """New recovery codes are made; or the form says why not."""
    account, typed, tries = request.user, form.cleaned_data["code"], tries_in(request.user, store_of(request).sitting)
    try:
        with unit_of_work(by=request.actor) as work:
            if check_second_factor(account=account, typed=typed, tries=tries, now=work.now, from_app_only=True):
                renew_recovery_codes(account=account, by=work.actor, now=work.now)
                return True
    except TriesSpent as refused:
        form.add_error("code", spent_words(refused, app_alone=True))
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
    until: str | None = request.session.get(_SHOW_UNTIL)
    return until is not None and is_open(datetime.fromisoformat(until), now=read_clock(), lasts=_SHOWN_FOR)
