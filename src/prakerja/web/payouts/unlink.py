"""Taking one's account away, or giving up linking one: what will happen stands there first."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.kit.actor import ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.shown import require_as_shown, shows
from prakerja.payouts.accounts.own_linked_account import SeenAccount, own_linked_account
from prakerja.payouts.accounts.states import UNDER_WAY, AccountState
from prakerja.payouts.accounts.unlink_account import unlink_account
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.standing import Standing
from prakerja.web.payouts.money_elsewhere import leads_money_elsewhere
from prakerja.words.accounts_to_pay import HOUSES

#: What was handed to the bank already arrives, or fails, whatever becomes of the account here.
_ON_ITS_WAY: Final = {Standing.UNDER_WAY, Standing.UNSURE, Standing.LOOKED_INTO}
#: What would have gone there next.
_NEXT: Final = {Standing.READY, Standing.IN_BATCH, Standing.RELEASED, Standing.STOPPED, Standing.ACCOUNT_RESTS}


@dataclass(frozen=True)
class Unlinking:
    """What becomes of the money. `waits_until`: after that day it lapses; None: nothing waits."""

    account: SeenAccount
    waiting: Rupiah
    waits_until: date | None
    on_its_way: Rupiah


@form_page
@recently_confirmed(when=leads_money_elsewhere)
def unlink_page(request: ApplicantRequest, number: int) -> HttpResponse:
    found = _unlinking(request.applicant_id, number)
    if found is None:
        return redirect("payouts:account")
    if request.method != "POST":
        shows(request, found)
        return render(request, "payouts/unlink.html", {"one": found, "house": HOUSES[found.account.house]})
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, _unlinking(request.applicant_id, number))
            unlink_account(applicant_id=request.applicant_id, number=number, by=work.actor, now=work.now)
    except MoveRefused:
        messages.error(request, _("Rekening itu sudah berubah."))
    return redirect("payouts:account")


def _unlinking(applicant_id: ApplicantId, number: int) -> Unlinking | None:
    """None: no such account of theirs, or it has ended already."""
    ends = {AccountState.LINKED, *UNDER_WAY}
    rows = own_linked_account(applicant_id).rows
    account = next((one for one in rows if one.number == number and one.state in ends), None)
    if account is None:
        return None
    dues = own_payments(applicant_id, at=read_clock()).dues
    waiting = [due for due in dues if due.standing in _NEXT]
    return Unlinking(
        account=account,
        waiting=sum_of(due.amount for due in waiting),
        waits_until=min((due.last_payment_on for due in waiting), default=None),
        on_its_way=sum_of(due.amount for due in dues if due.standing in _ON_ITS_WAY),
    )
