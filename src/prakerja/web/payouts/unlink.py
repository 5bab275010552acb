"""Taking one's account away, or giving up linking one: what will happen stands there first."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.accounts.models import Account
from prakerja.kit.clock import read_clock
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.shown import require_as_shown, shows
from prakerja.payouts.accounts.own_linked_account import OwnLinkedAccount, SeenAccount, own_linked_account
from prakerja.payouts.accounts.states import UNDER_WAY, AccountState
from prakerja.payouts.accounts.unlink_account import unlink_account
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.shown_payments import OwnPayments
from prakerja.payouts.standing import Standing
from prakerja.words.accounts_to_pay import HOUSES

#: What was handed to the bank already arrives, or fails, whatever becomes of the account here.
_ON_ITS_WAY: Final = {Standing.UNDER_WAY, Standing.UNSURE, Standing.LOOKED_INTO}
#: What would have gone there next.
_NEXT: Final = {Standing.READY, Standing.IN_BATCH, Standing.RELEASED, Standing.STOPPED, Standing.ACCOUNT_RESTS}


def _changes(request: HttpRequest) -> bool:
    """Whoever finds a phone lying about stops nobody's money. What is not linked yet takes nothing away."""
    if request.method != "POST":
        return False
    account = request.user
    return isinstance(account, Account) and own_linked_account(account.pk).linked is not None


@form_page
@recently_confirmed(when=_changes)
def unlink_page(request: ApplicantRequest, number: int) -> HttpResponse:
    one = _still_there(own_linked_account(request.applicant_id), number)
    if one is None:
        return redirect("payouts:account")
    if request.method != "POST":
        return _shown(request, one)
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, *_facts(_still_there(own_linked_account(request.applicant_id), number)))
            unlink_account(applicant_id=request.applicant_id, number=number, by=work.actor, now=work.now)
    except MoveRefused:
        messages.error(request, _("Rekening itu sudah berubah."))
    return redirect("payouts:account")


def _still_there(own: OwnLinkedAccount, number: int) -> SeenAccount | None:
    """None: it was never theirs, or has ended already."""
    ends = {AccountState.LINKED, *UNDER_WAY}
    return next((one for one in own.rows if one.number == number and one.state in ends), None)


def _facts(one: SeenAccount | None) -> tuple[object, ...]:
    """Which account, and whether money goes there."""
    return () if one is None else (one.number, one.masked_number, one.state is AccountState.LINKED)


def _shown(request: ApplicantRequest, one: SeenAccount) -> HttpResponse:
    shows(request, *_facts(one))
    own = own_payments(request.applicant_id, at=read_clock())
    context = {
        "one": one,
        "house": HOUSES[one.house],
        "on_its_way": _total(own, _ON_ITS_WAY),
        "next": _total(own, _NEXT),
    }
    return render(request, "payouts/unlink.html", context)


def _total(own: OwnPayments, standings: set[Standing]) -> Rupiah:
    return sum_of(due.amount for due in own.dues if due.standing in standings)
