"""What is typed about what somebody owes back."""

from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from prakerja.appeals.repayment.rules import MOST_MONTHS
from prakerja.appeals.states import WrittenOffFor
from prakerja.approvals.register import Plan
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.pages.typed_fields import AmountField
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.words.appeals import WRITTEN_OFF_FOR
from prakerja.words.payout_office import house_words

_HOUSE_ERRORS: Final = {
    "required": gettext_lazy("Pilih banknya"),
    "invalid_choice": gettext_lazy("Pilih banknya"),
}
_HOUSES: Final = [("", gettext_lazy("Pilih")), *((one.value, house_words(one.value)) for one in AccountHouse)]


def _house() -> forms.ChoiceField:
    return forms.ChoiceField(label=gettext_lazy("Bank"), choices=_HOUSES, error_messages=_HOUSE_ERRORS)


def _line() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Nomor baris di rekening koran"),
        help_text=gettext_lazy("Satu baris hanya dapat dicatat satu kali."),
        max_length=64,
        error_messages={
            "required": gettext_lazy("Isi nomor barisnya"),
            "max_length": gettext_lazy("Paling banyak 64 huruf"),
        },
    )


class ProposalForm(ReasonForm):
    """`asked()` after is_valid()."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, name="repayment")

    def asked(self) -> Plan:
        return {}

    def example(self) -> Plan:
        """What the page foresees it with, before anything is typed; none of it is shown."""
        return {}


class LongerPlanForm(ProposalForm):
    months = forms.IntegerField(
        label=gettext_lazy("Berapa bulan"),
        min_value=1,
        max_value=MOST_MONTHS,
        error_messages={
            "required": gettext_lazy("Isi jumlah bulan"),
            "invalid": gettext_lazy("Isi jumlah bulan dengan angka"),
            "min_value": gettext_lazy("Paling sedikit 1 bulan dan paling banyak 36 bulan."),
            "max_value": gettext_lazy("Paling sedikit 1 bulan dan paling banyak 36 bulan."),
        },
    )
    basis = forms.CharField(
        label=gettext_lazy("Dasar hukumnya"),
        help_text=gettext_lazy("Peraturan dan pasalnya."),
        max_length=500,
        error_messages={
            "required": gettext_lazy("Isi dasar hukumnya"),
            "max_length": gettext_lazy("Paling banyak 500 huruf"),
        },
    )

    def asked(self) -> Plan:
        return {"months": self.cleaned_data["months"], "basis": self.cleaned_data["basis"]}

    def example(self) -> Plan:
        return {"months": MOST_MONTHS, "basis": "-", "legal_basis": "-"}


class WriteOffForm(ProposalForm):
    because = forms.ChoiceField(
        label=gettext_lazy("Mengapa tagihannya dihapus"),
        choices=[("", gettext_lazy("Pilih")), *((one.value, WRITTEN_OFF_FOR[one]) for one in WrittenOffFor)],
        error_messages={
            "required": gettext_lazy("Pilih mengapa tagihannya dihapus"),
            "invalid_choice": gettext_lazy("Pilih mengapa tagihannya dihapus"),
        },
    )

    def asked(self) -> Plan:
        return {"because": self.cleaned_data["because"]}

    def example(self) -> Plan:
        return {"because": WrittenOffFor.DEATH.value, "written_off_for": ""}


class BankLineForm(ProposalForm):
    """Of the line with which it went out."""

    house, line = _house(), _line()

    def asked(self) -> Plan:
        return {"house": self.cleaned_data["house"], "line": self.cleaned_data["line"]}

    def example(self) -> Plan:
        return {"house": AccountHouse.BNI.value, "line": "-", "bank_line": "-"}


class RepaymentForm(forms.Form):
    """What came in, as the bank's statement has it."""

    use_required_attribute = False

    reference = forms.CharField(
        label=gettext_lazy("Nomor pembayaran"),
        help_text=gettext_lazy("Delapan belas angka, dengan atau tanpa spasi."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "number"}),
        error_messages={
            "required": gettext_lazy("Isi nomor pembayaran"),
            "max_length": gettext_lazy("Nomor pembayaran terdiri dari 18 angka"),
        },
    )
    house, line = _house(), _line()
    amount = AmountField()
    paid_on = forms.DateField(
        label=gettext_lazy("Tanggal di rekening koran"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Isi tanggalnya"),
            "invalid": gettext_lazy("Isi tanggal, misalnya 31/12/2021"),
        },
    )

    def clean_reference(self) -> str:
        digits = "".join(one for one in self.cleaned_data["reference"] if one in "0123456789")
        if len(digits) != 18:
            raise forms.ValidationError(gettext_lazy("Nomor pembayaran terdiri dari 18 angka"))
        return digits
