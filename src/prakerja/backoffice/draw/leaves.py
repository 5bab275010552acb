"""An auditor opens the leaf of somebody with a seat, by the receipt."""

import re
from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.journey.leaves.open_leaf import NotPublished, NotSeated, open_leaf
from prakerja.journey.leaves.seated_leaves import SeatedLeaf
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.words.leaves import LEAF_FAULTS
from prakerja.words.words import Words

_RECEIPT: Final = re.compile("[0-9]{1,3}-[0-9A-Z]+")
_REFUSED: Final[dict[type[Refused], Words]] = {
    NotPublished: gettext_lazy(
        "Gelombang itu tidak ada atau hasilnya belum diumumkan; periksa angka di depan tanda hubung"
    ),
    NotSeated: gettext_lazy("Tidak ada yang terpilih dengan nomor peserta undian ini"),
}


class LeafForm(forms.Form):
    """Whose leaf, and whether the numbers are needed in full."""

    receipt = forms.CharField(
        label=gettext_lazy("Nomor peserta undian"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Tulis nomor peserta undian")},
    )
    is_full = forms.BooleanField(label=gettext_lazy("Tampilkan NIK dan nomor KK lengkap"), required=False)

    def clean_receipt(self) -> str:
        """However it was pasted. What cannot be one is not looked for, so that nothing false is said of its wave."""
        receipt = "".join(str(self.cleaned_data["receipt"]).split()).upper()
        if not _RECEIPT.fullmatch(receipt):
            raise forms.ValidationError(
                _("Tulis nomor gelombang, tanda hubung, lalu huruf dan angka seperti di buktinya")
            )
        return receipt


@form_page
@staff_page(Permission.OPEN_LEAVES)
def leaf(request: StaffRequest) -> HttpResponse:
    """The page itself is the answer: what it shows is in no address. Each opening is on record."""
    if request.method != "POST":
        return _page(request, LeafForm())
    form = LeafForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            opened = open_leaf(
                receipt=form.cleaned_data["receipt"],
                is_full=form.cleaned_data["is_full"],
                by=work.actor,
                now=work.now,
            )
    except tuple(_REFUSED) as refused:
        form.add_error("receipt", str(_REFUSED[type(refused)]))
        return _page(request, form)
    return _page(request, form, opened)


def _page(request: StaffRequest, form: LeafForm, opened: SeatedLeaf | None = None) -> HttpResponse:
    faults = [LEAF_FAULTS[fault] for fault in opened.faults] if opened else []
    context = {"form": form, "leaf": opened, "faults": faults}
    return render(request, "backoffice/leaf.html", context, status=422 if form.errors else 200)
