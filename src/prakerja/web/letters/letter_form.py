"""The code of a letter, typed from paper."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.cards.letter_code import read_code


class LetterForm(forms.Form):
    letter = forms.CharField(
        label=_("Kode surat"),
        help_text=_("Tertulis di samping kode QR: 32 angka dan huruf, dengan atau tanpa spasi."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "number"}
        ),
        error_messages={"required": _("Ketik kode yang tertulis di surat")},
    )

    def clean_letter(self) -> UUID:
        code = read_code(self.cleaned_data["letter"])
        if code is None:
            raise forms.ValidationError(_("Kode surat terdiri dari 32 angka dan huruf A sampai F"))
        return code
