"""The forms by which money is proposed: for which year, how much, and why."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.approvals.register import Plan
from prakerja.backoffice.approvals.budget_year import BudgetYearField
from prakerja.pages.typed_fields import AmountField

_REASON_ERRORS: Final = {
    "required": gettext_lazy("Tulis alasannya, untuk petugas kedua dan jejak audit"),
    "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
}


class AmountOfYearForm(forms.Form):
    """`asked()` and `subject` after is_valid()."""

    use_required_attribute = False

    year = BudgetYearField()
    amount = AmountField()
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Sebutkan dasarnya: nomor keputusan, atau baris di rekening koran"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_REASON_ERRORS,
    )

    @property
    def subject(self) -> str:
        return str(self.cleaned_data["year"])

    def asked(self) -> Plan:
        return {"amount": int(self.cleaned_data["amount"])}
