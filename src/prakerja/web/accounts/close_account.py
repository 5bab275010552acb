"""“Tutup akun”: what goes and what stays, and then it is closed."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prakerja.authority.require import PermissionMissing
from prakerja.journey.against_closing import reasons_against_closing
from prakerja.journey.close_account import CannotClose, close_account
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.profile.facts import domicile_of
from prakerja.web.accounts.own_account import leave_signed_out
from prakerja.words.closing import against_words
from prakerja.words.moments import for_reader


@form_page
@never_cache
@recently_confirmed()
def close_account_page(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request)
    try:
        with unit_of_work(by=request.actor) as work:
            close_account(account=request.user, by=work.actor, now=work.now)
    except (CannotClose, PermissionMissing):
        # The page says why not; of staff, who closes it instead.
        return _show(request, status=HTTPStatus.CONFLICT)
    return leave_signed_out(
        request, told=_("Akun Anda sudah ditutup. Kami mengirim surat terakhir ke alamat e-mail Anda.")
    )


def _show(request: ApplicantRequest, *, status: int = HTTPStatus.OK) -> HttpResponse:
    domicile = domicile_of(request.applicant_id)
    reasons = [
        against_words(one, lambda moment: for_reader(moment, domicile))
        for one in reasons_against_closing(request.applicant_id, read_clock())
    ]
    return render(request, "accounts/close_account.html", {"reasons": reasons}, status=status)
