"""The second factor of staff, the office's and partners': what they have of it, and the codes for paper."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.counted_tries import tries_in
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.second_factors import has_second_factor, paper_of, passkeys_of
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.signed_in import store_of
from prakerja.web.accounts.second_factor import wrong_code
from prakerja.web.accounts.second_factor_forms import AppCodeForm
from prakerja.web.accounts.shown_codes import show_codes, shown_codes
from prakerja.web.accounts.staff_page import staff_page
from prakerja.words.accounts import spent_words


@require_safe
@login_not_required
@never_cache
def set_up_page(request: HttpRequest) -> HttpResponse:
    """What somebody of the staff does who has no second factor yet: it comes by the link of an invitation alone."""
    if request.user.is_authenticated and not request.user.is_guarded:
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
    codes = _renewed(request, form) if form.is_valid() else None
    if codes is None:
        return _show_factors(request, form)
    response = redirect("accounts:recovery_codes")
    show_codes(response, request.user.pk, codes)
    return response


def _show_factors(request: ApplicantRequest, form: AppCodeForm) -> HttpResponse:
    account_id = request.user.pk
    paper, passkeys = paper_of(account_id), passkeys_of(account_id)
    context = {"form": form, "unused": paper.left if paper else 0, "passkeys": passkeys}
    return render(request, "accounts/second_factors.html", context)


def _renewed(request: ApplicantRequest, form: AppCodeForm) -> list[str] | None:
    """The new recovery codes; None: the form says why there are none."""
    account, typed, tries = request.user, form.cleaned_data["code"], tries_in(request.user, store_of(request).sitting)
    try:
        with unit_of_work(by=request.actor) as work:
            if check_second_factor(account=account, typed=typed, tries=tries, now=work.now, from_app_only=True):
                return renew_recovery_codes(account=account, by=work.actor, now=work.now)
    except TriesSpent as refused:
        form.add_error("code", spent_words(refused, app_alone=True))
        return None
    form.add_error("code", wrong_code())
    return None


@require_safe
@staff_page
@never_cache
def recovery_codes_page(request: ApplicantRequest) -> HttpResponse:
    codes = shown_codes(request, request.user.pk)
    if not codes:
        return redirect("accounts:second_factors")
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


@require_safe
@staff_page
@never_cache
def recovery_codes_file(request: ApplicantRequest) -> HttpResponse:
    codes = shown_codes(request, request.user.pk)
    if not codes:
        raise Http404
    text = "\n".join(["Prakerja", *codes]) + "\n"
    headers = {"Content-Disposition": 'attachment; filename="prakerja-kode-cadangan.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)
