"""Who sells and who teaches, found by name or client code."""

from typing import Final

from django import forms
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock
from prakerja.pages.typed_fields import LineField
from prakerja.partners.acts import ADMIT, RESUME
from prakerja.partners.models import Partner
from prakerja.partners.states import PartnerKind
from prakerja.words.acts import ACT_TITLES
from prakerja.words.catalogue import PARTNER_KINDS
from prakerja.words.plans import subject_words

_SHOWN: Final = 200


class PartnerFilter(forms.Form):
    """What is no filter shows all of them."""

    use_required_attribute = False

    sought = LineField(
        label=_("Nama atau kode klien"),
        required=False,
        max_length=100,
        error_messages={"max_length": _("Tulis paling banyak 100 huruf")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("Jenis mitra"),
        required=False,
        choices=[("", _("semua")), *PARTNER_KINDS.items()],
        error_messages={"invalid_choice": _("Pilih salah satu dari daftar")},
    )


@require_safe
@staff_page(Permission.READ_TRAINING)
def partners(request: StaffRequest) -> HttpResponse:
    """As many as a page holds: of more of them one seeks by name."""
    form, now = PartnerFilter(request.GET), read_clock()
    asked = form.cleaned_data if form.is_valid() else {}
    found = Partner.objects.order_by("name", "client_code")
    if kind := asked.get("kind"):
        found = found.filter(kind=kind)
    if sought := asked.get("sought"):
        found = found.filter(Q(name__icontains=sought) | Q(client_code__icontains=sought))
    rows = list(found[: _SHOWN + 1])
    waiting = still_open(Proposal.objects.waiting(now).filter(act__in=(ADMIT.name, RESUME.name)), now=now)
    context = {
        "form": form,
        "rows": [(one, PARTNER_KINDS[PartnerKind(one.kind)]) for one in rows[:_SHOWN]],
        "has_more": len(rows) > _SHOWN,
        "waiting": [(one, ACT_TITLES[one.act], subject_words(one.plan)) for one in waiting],
        "may_admit": Permission.ADMIT_PARTNERS in request.may,
    }
    return render(request, "backoffice/partners.html", context)
