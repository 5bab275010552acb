"""Another password, by somebody who is signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from prakerja.accounts.change_password import SamePassword, change_password
from prakerja.accounts.counted_tries import tries_in
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.signed_in import store_of
from prakerja.web.accounts.known_browser import remember_browser
from prakerja.web.accounts.own_account_forms import ChangePasswordForm
from prakerja.words.accounts import spent_words


def _is_guarded(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_guarded


@form_page
@never_cache
@sensitive_post_parameters("present", "password")
@recently_confirmed(when=_is_guarded)
def change_password_page(request: ApplicantRequest) -> HttpResponse:
    """The present password is typed each time; of staff, a second factor as well."""
    if request.method != "POST":
        return _show(request, ChangePasswordForm(owner=request.user))
    form = ChangePasswordForm(request.POST, owner=request.user)
    if not form.is_valid() or not _is_changed(request, form):
        return _show(request, form)
    messages.success(request, _("Kata sandi sudah diganti. Perangkat lain dikeluarkan."))
    response = redirect("accounts:account")
    # What was known of browsers ended with the old password.
    remember_browser(request, response, request.user)
    return response


def _show(request: ApplicantRequest, form: ChangePasswordForm) -> HttpResponse:
    return render(request, "accounts/change_password.html", {"form": form})


def _is_changed(request: ApplicantRequest, form: ChangePasswordForm) -> bool:
    """False: the form says why not, and the try is counted."""
    account, session = request.user, store_of(request)
    try:
        with unit_of_work(by=request.actor) as work:
            if change_password(
                account=account,
                present=form.cleaned_data["present"],
                password=form.cleaned_data["password"],
                tries=tries_in(account, session.sitting),
                but=session.digest,
                by=work.actor,
                now=work.now,
            ):
                session.take_up(account, work.now)
                return True
    except TriesSpent as refused:
        form.add_error(None, spent_words(refused))
        return False
    except SamePassword:
        form.add_error("password", _("Ini kata sandi Anda sekarang. Pilih yang lain."))
        return False
    form.add_error("present", _("Kata sandi sekarang salah. Periksa, lalu coba lagi."))
    return False
