"""A custodian registers the key by which they sign, as their organisation shows it."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.draw.custodians import newest_key
from prakerja.draw.register_key import KeyOfAnother, NotAPublicKey, register_key
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.words.words import Words

_REFUSED: Final[dict[type[Refused], Words]] = {
    NotAPublicKey: gettext_lazy("Kunci umum Ed25519 terdiri dari 64 angka heksadesimal (0–9, a–f)"),
    KeyOfAnother: gettext_lazy("Kunci ini sudah pernah didaftarkan. Buat kunci yang baru"),
}


class KeyForm(forms.Form):
    """The public part alone; the private one never leaves the custodian's device."""

    public_key = forms.CharField(
        label=gettext_lazy("Kunci umum"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Tempel kunci umum Anda")},
    )
    organisation = forms.CharField(
        label=gettext_lazy("Lembaga Anda"),
        max_length=200,
        error_messages={"required": gettext_lazy("Tulis nama lembaga Anda")},
    )
    shown_at = forms.URLField(
        label=gettext_lazy("Alamat tempat lembaga Anda menampilkan kunci itu"),
        max_length=200,
        assume_scheme="https",
        error_messages={
            "required": gettext_lazy("Tulis alamatnya"),
            "invalid": gettext_lazy("Tulis alamat web lengkap"),
        },
    )


@require_safe
@staff_page(Permission.HOLD_SECRETS)
def key(request: StaffRequest) -> HttpResponse:
    return _page(request, KeyForm())


@require_POST
@staff_page(Permission.HOLD_SECRETS)
def register(request: StaffRequest) -> HttpResponse:
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            register_key(**form.cleaned_data, by=work.actor, now=work.now)
    except tuple(_REFUSED) as refused:
        form.add_error("public_key", str(_REFUSED[type(refused)]))
        return _page(request, form)
    return redirect("backoffice:draw:key")


def _page(request: StaffRequest, form: KeyForm) -> HttpResponse:
    context = {"key": newest_key(request.staff_id), "form": form}
    return render(request, "backoffice/custodian_key.html", context, status=422 if form.errors else 200)
