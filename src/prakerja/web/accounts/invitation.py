"""The link by which a member of the office makes their password and their second factor, in one sitting."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from prakerja.accounts.accept_invitation import accept_invitation
from prakerja.accounts.check_second_factor import half_minute_of
from prakerja.accounts.invitation_link import InvitationOver, invited_by
from prakerja.accounts.models import Account
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.web.accounts.app_secret import app_secret, forget_app_secret, shown_secret
from prakerja.web.accounts.let_in import complete
from prakerja.web.accounts.second_factor import wrong_code
from prakerja.web.accounts.second_factor_forms import InvitationForm
from prakerja.web.accounts.shown_codes import show_codes


@form_page
@login_not_required
@never_cache
@sensitive_post_parameters("password")
def invitation_page(request: HouseRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, because mail programs open links too."""
    if request.user.is_authenticated:
        return render(request, "accounts/sign_out_first.html")
    try:
        account = invited_by(token, now=read_clock())
        if request.method != "POST":
            return _show(request, account, InvitationForm(owner=account))
        return _accept(request, account, token, InvitationForm(request.POST, owner=account))
    except InvitationOver:
        return render(request, "accounts/invitation_over.html", status=HTTPStatus.GONE)


def _show(request: HttpRequest, account: Account, form: InvitationForm) -> HttpResponse:
    context = {"form": form, "person": account, **shown_secret(request, account)}
    return render(request, "accounts/invitation.html", context)


def _accept(request: HouseRequest, account: Account, token: str, form: InvitationForm) -> HttpResponse:
    secret = app_secret(request)
    if not form.is_valid():
        return _show(request, account, form)
    if half_minute_of(secret, form.cleaned_data["code"], read_clock()) is None:
        form.add_error("code", wrong_code())
        return _show(request, account, form)
    with unit_of_work(by=request.actor) as work:
        password = form.cleaned_data["password"]
        accepted = accept_invitation(token=token, password=password, secret=secret, by=work.actor, now=work.now)
        forget_app_secret(request)
        response = complete(request, accepted.account, page=reverse("accounts:recovery_codes"))
        show_codes(response, accepted.account.pk, accepted.recovery_codes)
        return response
