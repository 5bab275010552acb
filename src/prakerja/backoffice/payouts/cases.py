"""What banks and we do not have alike, the oldest first."""

from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock, wib_day
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.houses_at_a_glance import houses_at_a_glance
from prakerja.payouts.reconciliation.querysets import CaseQuerySet
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.words.ledger import signed_rupiah
from prakerja.words.payout_office import house_words
from prakerja.words.reconciliation import CASE_KINDS, bank_words

_SHOWN: Final = 50


class CaseFilter(forms.Form):
    """What is no filter shows all of them."""

    use_required_attribute = False

    owner = forms.ChoiceField(
        label=gettext_lazy("Diurus oleh"),
        required=False,
        choices=[
            ("", gettext_lazy("siapa pun")),
            ("mine", gettext_lazy("saya")),
            ("nobody", gettext_lazy("belum ada")),
        ],
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu dari daftar")},
    )


@require_safe
@staff_page(Permission.READ_PAYOUTS)
def cases(request: StaffRequest) -> HttpResponse:
    form = CaseFilter(request.GET)
    asked = form.cleaned_data["owner"] if form.is_valid() else ""
    found = list(_of(ReconciliationCase.objects.waiting(), asked, request)[: _SHOWN + 1])
    names = names_of(found)
    today = wib_day(read_clock())
    rows = [
        {
            "case": one,
            "there": None if one.there is None else bank_words(CaseKind(one.kind), one.there),
            "kind": CASE_KINDS[CaseKind(one.kind)],
            "house": house_words(one.house),
            "owner": names.get(one.owner_id),
            "days": (today - wib_day(one.found_at)).days,
        }
        for one in found[:_SHOWN]
    ]
    context = {"form": form, "houses": _houses(), "rows": rows, "has_more": len(found) > _SHOWN}
    return render(request, "backoffice/payouts/cases.html", context)


def _houses() -> list[dict[str, object]]:
    """What each house told last, what lies there by our books now, and what its open cases come to."""
    return [
        {
            "house": house_words(one.house),
            "day": one.day,
            "told": None if one.closing is None else signed_rupiah(one.closing),
            "booked": signed_rupiah(one.booked),
            "cases": one.cases,
            "explained": signed_rupiah(one.explained, always=True),
        }
        for one in houses_at_a_glance()
    ]


def _of(waiting: CaseQuerySet, owner: str, request: StaffRequest) -> CaseQuerySet:
    if owner == "mine":
        return waiting.filter(owner_id=request.staff_id)
    return waiting.filter(owner_id=None) if owner == "nobody" else waiting


def names_of(found: list[ReconciliationCase]) -> dict[UUID | None, str]:
    people = {person for one in found for person in (one.owner_id, one.closed_by) if person}
    return dict(Account.objects.filter(pk__in=people).values_list("pk", "full_name")) if people else {}
