"""Taking one's account away, or giving up linking one: what will happen stands there first."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.kit.clock import read_clock
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.shown import require_as_shown, shows
from prakerja.payouts.accounts.unlink_account import unlink_account
from prakerja.payouts.own_unlinking import own_unlinking
from prakerja.web.payouts.money_elsewhere import leads_money_elsewhere
from prakerja.words.accounts_to_pay import HOUSES


@form_page
@recently_confirmed(when=leads_money_elsewhere)
def unlink_page(request: ApplicantRequest, number: int) -> HttpResponse:
    found = own_unlinking(request.applicant_id, number, at=read_clock())
    if found is None:
        return redirect("payouts:account")
    if request.method != "POST":
        shows(request, found)
        return render(request, "payouts/unlink.html", {"one": found, "house": HOUSES[found.account.house]})
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, own_unlinking(request.applicant_id, number, at=work.now))
            unlink_account(applicant_id=request.applicant_id, number=number, by=work.actor, now=work.now)
    except MoveRefused:
        messages.error(request, _("Rekening itu sudah berubah."))
    return redirect("payouts:account")
