"""The number of a certificate, typed from paper."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.cards.letter_code import read_code


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Nomor sertifikat"),
        help_text=_("Tertulis di samping kode QR: 32 angka dan huruf, dengan atau tanpa spasi."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "number"}
        ),
        error_messages={"required": _("Ketik nomor yang tertulis di sertifikat")},
    )

    def clean_number(self) -> UUID:
        code = read_code(self.cleaned_data["number"])
        if code is None:
            raise forms.ValidationError(_("Nomor sertifikat terdiri dari 32 angka dan huruf A sampai F"))
        return code
