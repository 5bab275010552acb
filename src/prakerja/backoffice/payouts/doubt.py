"""One account whose name may be its holder's: both names side by side once they are asked for, and the decision."""

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.audit.history import history_of
from prakerja.kit.sealed import masked
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.shown import require_as_shown, row_facts, shows
from prakerja.payouts.accounts.decide_account_doubt import decide_account_doubt
from prakerja.payouts.accounts.read_account_names import BothNames, read_account_names
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import AccountDecision, LinkedAccount
from prakerja.words.payout_office import ACCOUNT_STATES, house_words

_THEIRS: Final = "theirs"


class DoubtForm(forms.Form):
    """Whether both names are one person's, and how one sees that."""

    use_required_attribute = False

    decision = forms.ChoiceField(
        label=gettext_lazy("Apakah kedua nama milik satu orang?"),
        widget=forms.RadioSelect,
        choices=[
            (_THEIRS, gettext_lazy("Ya, ini nama orang yang sama")),
            ("another", gettext_lazy("Tidak, ini nama orang lain")),
        ],
        error_messages={
            "required": gettext_lazy("Pilih keputusan"),
            "invalid_choice": gettext_lazy("Pilih salah satu dari daftar"),
        },
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        help_text=gettext_lazy("Dari mana Anda melihatnya. Tanpa menulis ulang namanya."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": gettext_lazy("Tulis alasan keputusan"),
            "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
        },
    )


@require_safe
@staff_page(Permission.READ_REVIEWS)
def doubt(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    return _page(request, _found(applicant_id, number))


@require_POST
@staff_page(Permission.DECIDE_ACCOUNT_DOUBTS)
def read_names(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    row = _found(applicant_id, number)
    return _page(request, row, names=_names(request, row), form=DoubtForm())


@require_POST
@staff_page(Permission.DECIDE_ACCOUNT_DOUBTS)
def decide(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    row, form = _found(applicant_id, number), DoubtForm(request.POST)
    if not form.is_valid():
        return _page(request, row, names=_names(request, row), form=form)
    is_theirs = form.cleaned_data["decision"] == _THEIRS
    note, facts = form.cleaned_data["note"], row_facts(row)
    try:
        with unit_of_work(by=request.actor) as work:
            decide_account_doubt(
                applicant_id=applicant_id, number=number, is_theirs=is_theirs, note=note, by=work.actor, now=work.now
            )
            require_as_shown(request, *facts)
    except MoveRefused:
        messages.warning(request, _("Sudah diputuskan petugas lain, atau dibatalkan pemiliknya."))
        return redirect("backoffice:payouts:doubt", applicant_id, number)
    messages.success(request, _("Keputusan tersimpan. E-mail untuk penerima sedang dikirim."))
    return redirect("backoffice:payouts:doubts")


def _found(applicant_id: UUID, number: int) -> LinkedAccount:
    row = LinkedAccount.objects.one(applicant_id, number).doubted().first()
    if row is None:
        raise Http404
    return row


def _names(request: StaffRequest, row: LinkedAccount) -> BothNames:
    with unit_of_work(by=request.actor) as work:
        return read_account_names(applicant_id=row.applicant_id, number=row.number, by=work.actor, now=work.now)


def _page(
    request: StaffRequest, row: LinkedAccount, *, names: BothNames | None = None, form: DoubtForm | None = None
) -> HttpResponse:
    shows(request, *row_facts(row))
    decision = AccountDecision.objects.filter(applicant_id=row.applicant_id, number=row.number).first()
    decider = Account.objects.filter(pk=decision.decided_by).first() if decision else None
    context = {
        "row": row,
        "house": house_words(row.house),
        "masked_number": masked(row.account_number),
        "state": ACCOUNT_STATES[AccountState(row.state)],
        "decision": decision,
        "decided_by": decider.full_name if decider else "",
        "names": names,
        "history": history_of(request, row),
        "may_read": Permission.DECIDE_ACCOUNT_DOUBTS in request.may,
        "form": form if row.state == AccountState.IN_DOUBT else None,
    }
    return render(request, "backoffice/payouts/doubt.html", context)
