"""Another authenticator app, for somebody of the office who still gets in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prakerja.accounts.check_second_factor import half_minute_of
from prakerja.accounts.replace_app import replace_app
from prakerja.accounts.second_factors import has_second_factor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.signed_in import store_of
from prakerja.web.accounts.app_secret import app_secret, forget_app_secret, shown_secret
from prakerja.web.accounts.second_factor import wrong_code
from prakerja.web.accounts.second_factor_forms import AppCodeForm
from prakerja.web.accounts.staff_page import staff_page


@form_page
@staff_page
@never_cache
@recently_confirmed()
def new_app_page(request: ApplicantRequest) -> HttpResponse:
    if not has_second_factor(request.user.pk):
        return redirect("accounts:set_up")
    if request.method != "POST":
        return _show(request, AppCodeForm())
    form, secret = AppCodeForm(request.POST), app_secret(request)
    if not form.is_valid():
        return _show(request, form)
    if half_minute_of(secret, form.cleaned_data["code"], read_clock()) is None:
        form.add_error("code", wrong_code())
        return _show(request, form)
    _replace(request, secret)
    messages.success(request, _("Aplikasi autentikator sudah diganti. Perangkat lain dikeluarkan."))
    return redirect("accounts:second_factors")


def _show(request: ApplicantRequest, form: AppCodeForm) -> HttpResponse:
    return render(request, "accounts/new_app.html", {"form": form, **shown_secret(request, request.user)})


def _replace(request: ApplicantRequest, secret: str) -> None:
    session = store_of(request)
    forget_app_secret(request)
    with unit_of_work(by=request.actor) as work:
        replace_app(account=request.user, secret=secret, but=session.digest, by=work.actor, now=work.now)
        session.take_up(request.user, work.now)
