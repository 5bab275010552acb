"""The forms by which money is proposed: for which year, at which bank or wallet, how much, and why."""

from typing import TYPE_CHECKING, Final

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.approvals.register import Plan
from prakerja.backoffice.approvals.budget_year import BudgetYearField
from prakerja.cards.houses import HOUSE, TO_HOUSE, known_houses
from prakerja.pages.typed_fields import AmountField
from prakerja.words.payout_office import house_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_REASON_ERRORS: Final = {
    "required": gettext_lazy("Tulis alasannya, untuk petugas kedua dan jejak audit"),
    "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
}

_HOUSE: Final = gettext_lazy("Pilih bank atau dompet digitalnya")


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

    def typed(self) -> list[tuple[str, str]]:
        """What the next page sends once more."""
        return [(field.name, str(field.value())) for field in self]


def _houses() -> "list[tuple[str, str | _StrPromise]]":
    return [("", gettext_lazy("Pilih")), *((one, house_words(one)) for one in sorted(known_houses()))]


class _HouseField(forms.ChoiceField):
    def __init__(self, label: "str | _StrPromise") -> None:
        errors = {"required": _HOUSE, "invalid_choice": _HOUSE}
        super().__init__(label=label, choices=_houses, error_messages=errors)


class AmountAtHouseForm(AmountOfYearForm):
    """Of what the statement of one house says."""

    house = _HouseField(gettext_lazy("Bank atau dompet digital"))
    field_order = ("year", HOUSE, TO_HOUSE, "amount", "reason")

    def asked(self) -> Plan:
        return {**super().asked(), HOUSE: self.cleaned_data[HOUSE]}


class MoveFloatForm(AmountAtHouseForm):
    house = _HouseField(gettext_lazy("Dari"))
    to_house = _HouseField(gettext_lazy("Ke"))

    def asked(self) -> Plan:
        return {**super().asked(), TO_HOUSE: self.cleaned_data[TO_HOUSE]}
