"""Proposing that somebody becomes a partner: who they are, whose they are, and by which code they name themselves."""

from typing import Any, Final

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.approvals.propose_act import propose_act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.kit.typed_line import clean_line
from prakerja.pages.methods import form_page
from prakerja.pages.typed_fields import LineField
from prakerja.partners.acts import ADMIT, asked_for
from prakerja.partners.rules import Admission, AdmissionFault, Owner
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.catalogue import ADMISSION_FAULTS, PARTNER_KINDS

_PLAIN: Final = {"autocomplete": "off", "spellcheck": "false"}
#: More than the longest lists that are taken.
_LONGEST: Final = 6_000


def _missing(fault: AdmissionFault) -> dict[str, Any]:
    words = ADMISSION_FAULTS[fault]
    return dict.fromkeys(("required", "invalid_choice", "max_length"), words)


class AdmissionForm(ReasonForm):
    """`admission()` after is_valid()."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis mitra"),
        choices=[("", gettext_lazy("Pilih")), *PARTNER_KINDS.items()],
        error_messages=_missing(AdmissionFault.KIND),
    )
    partner_name = LineField(label=gettext_lazy("Nama mitra"), error_messages=_missing(AdmissionFault.NAME))
    client_code = LineField(
        label=gettext_lazy("Kode klien"),
        help_text=gettext_lazy("Mitra menyebut dirinya dengan kode ini di setiap panggilan; tidak dapat diganti."),
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages=_missing(AdmissionFault.CLIENT_CODE),
    )
    business_number = LineField(
        label=gettext_lazy("Nomor induk berusaha"),
        widget=forms.TextInput(attrs={**_PLAIN, "inputmode": "numeric"}),
        error_messages=_missing(AdmissionFault.BUSINESS_NUMBER),
    )
    owners = forms.CharField(
        label=gettext_lazy("Pemilik"),
        help_text=gettext_lazy("Satu baris satu pemilik: nomor induk berusaha, spasi, lalu namanya."),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=_missing(AdmissionFault.OWNERS),
    )
    redirect_addresses = forms.CharField(
        label=gettext_lazy("Alamat kembali peserta"),
        help_text=gettext_lazy(
            "Hanya untuk lembaga: ke mana pesertanya dibawa kembali setelah hadir. Satu baris satu alamat."
        ),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_missing(AdmissionFault.ADDRESSES),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, name="admit")

    def clean(self) -> dict[str, Any]:
        for fault in self.admission().faults():
            field = "partner_name" if fault is AdmissionFault.NAME else fault.value
            if field in self.cleaned_data:
                self.add_error(field, str(ADMISSION_FAULTS[fault]))
        return self.cleaned_data

    def admission(self) -> Admission:
        said = self.cleaned_data
        return Admission(
            kind=said.get("kind", ""),
            name=said.get("partner_name", ""),
            client_code=said.get("client_code", ""),
            business_number=said.get("business_number", ""),
            owners=tuple(_owner(line) for line in _lines(said.get("owners", ""))),
            redirect_addresses=tuple(_lines(said.get("redirect_addresses", ""))),
        )


@form_page
@staff_page(Permission.ADMIT_PARTNERS)
def admit(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, AdmissionForm())
    form = AdmissionForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    wanted = form.admission()
    tell(
        request,
        lambda work: propose_act(
            act=ADMIT,
            subject=wanted.client_code,
            asked=asked_for(wanted),
            reason=form.reason,
            by=work.actor,
            now=work.now,
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=None,
    )
    return redirect("backoffice:training:partners")


def _page(request: StaffRequest, form: AdmissionForm) -> HttpResponse:
    return render(request, "backoffice/partner_admit.html", {"form": form, "consequence": CONSEQUENCES[ADMIT.name]})


def _lines(text: str) -> list[str]:
    return [line for line in map(clean_line, text.splitlines()) if line]


def _owner(line: str) -> Owner:
    number, _space, name = line.partition(" ")
    return Owner(number, name)
