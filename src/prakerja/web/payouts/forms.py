"""The forms of the account that one is paid into."""

from collections.abc import Sequence
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.read_number import NumberProblem
from prakerja.words.accounts_to_pay import HOUSES

NUMBER_PROBLEMS: Final = {
    NumberProblem.NOT_DIGITS: _("Nomor rekening terdiri dari angka saja"),
    NumberProblem.NOT_TEN_DIGITS: _("Nomor rekening bank ini 10 angka"),
    NumberProblem.NOT_A_MOBILE: _("Untuk dompet digital, ketik nomor HP yang terdaftar di sana"),
}


class LinkForm(forms.Form):
    house = forms.ChoiceField(
        label=_("Bank atau dompet digital"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih bank atau dompet digital")},
    )
    number = forms.Field(
        label=_("Nomor rekening, atau nomor HP dompet digital"),
        error_messages={"required": _("Ketik nomornya")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "digits"}),
    )

    def __init__(self, *args: object, houses: Sequence[AccountHouse]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.fields["house"].choices = [(house.value, HOUSES[house]) for house in houses]  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    code = forms.Field(
        label=_("Kode 6 angka"),
        error_messages={"required": _("Ketik kode 6 angka dari SMS")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}),
    )
