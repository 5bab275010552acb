"""Accounts that partners want to be paid into: what waits for two people; and one, with both names side by side."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT, account_words, subject_of_account
from prakerja.payouts.partners.refuse_partner_account import refuse_partner_account
from prakerja.payouts.partners.states import PartnerAccountState
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.partner_pay import COMPANY_NAME_MATCHES, PARTNER_ACCOUNT_STATES, partner_mending

_SHOWN: Final = 200
_USE, _REFUSE = "use", "refuse"
_WHY_REFUSED: Final = gettext_lazy("Tulis alasannya, untuk jejak audit")


@require_safe
@staff_page(Permission.READ_PAYOUTS)
def partner_accounts(request: StaffRequest) -> HttpResponse:
    """The longest first."""
    rows = list(PartnerAccount.objects.to_be_looked_at()[:_SHOWN])
    shown = [(one, account_words(one), COMPANY_NAME_MATCHES[NameMatch(one.name_match)]) for one in rows]
    return render(request, "backoffice/payouts/partner_accounts.html", {"rows": shown})


@form_page
@staff_page(Permission.READ_PAYOUTS, Permission.ADMIT_PARTNERS)
def partner_account(request: StaffRequest, partner_id: UUID, number: int) -> HttpResponse:
    row = PartnerAccount.objects.one((partner_id, number)).select_related("partner").first()
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, row)
    word = pressed(request, "go")
    if word not in (_USE, _REFUSE):
        return redirect("backoffice:payouts:partner_account", partner_id, number)
    form = _form(request, word)
    if not form.is_valid():
        return _page(request, row, form)
    done = (
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi.")
        if word == _USE
        else _("Mitra tidak dibayar ke rekening ini, dan akan diberi tahu.")
    )
    tell(request, lambda work: _do(row, form, work), done, shown=row_facts(row))
    return redirect("backoffice:payouts:partner_account", partner_id, number)


def _form(request: StaffRequest, word: str) -> ReasonForm:
    missing = str(_WHY_REFUSED) if word == _REFUSE else ""
    return ReasonForm(request.POST, name=word, missing=missing)


def _do(row: PartnerAccount, form: ReasonForm, work: Work) -> None:
    if form.name == _REFUSE:
        refuse_partner_account(
            partner_id=row.partner_id, number=row.number, reason=form.reason, by=work.actor, now=work.now
        )
        return
    subject = subject_of_account((row.partner_id, row.number))
    propose_act(act=USE_PARTNER_ACCOUNT, subject=subject, reason=form.reason, by=work.actor, now=work.now)


def _page(request: StaffRequest, row: PartnerAccount, wrong: ReasonForm | None = None) -> HttpResponse:
    now, subject = read_clock(), subject_of_account((row.partner_id, row.number))
    waiting = still_open(Proposal.objects.waiting(now).of(USE_PARTNER_ACCOUNT.name, subject), now=now)
    shows(request, *row_facts(row))
    may_decide = Permission.ADMIT_PARTNERS in request.may
    is_named = row.state == PartnerAccountState.NAMED
    can_be_refused = is_named or row.state in (PartnerAccountState.ASKED, PartnerAccountState.IN_USE)
    forms = {
        _USE: ReasonForm(name=_USE) if may_decide and is_named and not waiting else None,
        _REFUSE: ReasonForm(name=_REFUSE, missing=str(_WHY_REFUSED)) if may_decide and can_be_refused else None,
    }
    if wrong is not None and forms[wrong.name] is not None:
        forms[wrong.name] = wrong
    context = {
        "row": row,
        "account": account_words(row),
        "state": PARTNER_ACCOUNT_STATES[PartnerAccountState(row.state)],
        "match": COMPANY_NAME_MATCHES[NameMatch(row.name_match)] if row.name_match else "",
        "mending": partner_mending(AccountProblem(row.problem)) if row.problem else None,
        "before": _before(row),
        "history": history_of(request, row),
        "waiting": [(one, ACT_TITLES[one.act]) for one in waiting],
        "says": CONSEQUENCES[USE_PARTNER_ACCOUNT.name],
        "form": wrong,
        "use_form": forms[_USE],
        "refuse_form": forms[_REFUSE],
    }
    return render(request, "backoffice/payouts/partner_account.html", context)


def _before(row: PartnerAccount) -> str:
    """The account in use that it would replace."""
    used = PartnerAccount.objects.of(row.partner_id).in_use().first()
    return account_words(used) if used and used.number != row.number else ""
