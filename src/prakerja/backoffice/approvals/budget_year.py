"""The budget year of what is proposed, typed."""

from django import forms
from django.utils.translation import gettext_lazy


class BudgetYearField(forms.RegexField):
    def __init__(self) -> None:
        super().__init__(
            r"\A20[2-9][0-9]\Z",
            label=gettext_lazy("Tahun anggaran"),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={
                "required": gettext_lazy("Isi tahun anggaran"),
                "invalid": gettext_lazy("Tahun anggaran ditulis dengan empat angka, misalnya 2026."),
            },
        )
