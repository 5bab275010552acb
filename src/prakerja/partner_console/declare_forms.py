"""What is filled in to declare something of a participant."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.pages.typed_fields import LineField
from prakerja.training.declarations.states import LeaveReason
from prakerja.training.tasks_of_training import LONGEST_ADDRESS, LONGEST_NOTES, Scope
from prakerja.words.declarations import LEAVE_REASONS

_PLAIN: Final = {"autocomplete": "off", "spellcheck": "false"}
_DIGITS: Final = {"inputmode": "numeric", "autocomplete": "off"}
_CHOOSE: Final = ("", _("Pilih"))
_LONGEST_CODE: Final = 40


def _number(label: Any, wrong: Any, *, least: int, most: int, **options: Any) -> forms.IntegerField:
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    widget = forms.TextInput(attrs=_DIGITS)
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, widget=widget, error_messages=errors, **options
    )


class RowForm(forms.Form):
    """What a row of a list brings into another form: never by an address."""

    redeem_code = forms.CharField(required=False, max_length=_LONGEST_CODE)
    scope = forms.CharField(required=False, max_length=3)
    sequence = forms.CharField(required=False, max_length=3)

    def chosen(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


class CodeForm(forms.Form):
    use_required_attribute = False

    redeem_code = LineField(
        label=_("Kode redeem peserta"),
        max_length=_LONGEST_CODE,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"required": _("Tulis kode redeemnya"), "max_length": _("Kode redeem lebih pendek dari itu")},
    )


class DeferForm(CodeForm):
    schedule_code = LineField(
        label=_("Kode jadwal yang baru"),
        help_text=_("Jadwal lain dari pelatihan yang sama."),
        max_length=_LONGEST_CODE,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"required": _("Tulis kode jadwalnya"), "max_length": _("Kode jadwal lebih pendek dari itu")},
    )


class LeaveForm(CodeForm):
    reason = forms.ChoiceField(
        label=_("Alasannya"),
        choices=[_CHOOSE, *((reason.value, LEAVE_REASONS[reason]) for reason in LeaveReason)],
        error_messages={"required": _("Pilih alasannya"), "invalid_choice": _("Pilih salah satu dari daftar")},
    )


class FinishForm(CodeForm):
    score_before = _number(
        _("Nilai sebelum pelatihan, bila ada tesnya"), _("Nilai dari 0 sampai 100"), least=0, most=100, required=False
    )
    score_after = _number(
        _("Nilai sesudah pelatihan, bila ada tesnya"), _("Nilai dari 0 sampai 100"), least=0, most=100, required=False
    )


class FeedbackForm(CodeForm):
    scope = forms.ChoiceField(
        label=_("Yang diserahkan"),
        choices=[(Scope.TASK.value, _("tugas (TPM)")), (Scope.SKILL.value, _("unjuk keterampilan (UK)"))],
        error_messages={"required": _("Pilih salah satu"), "invalid_choice": _("Pilih salah satu dari daftar")},
    )
    sequence = _number(
        _("Nomor tugas"),
        _("Tugas bernomor 1 sampai 998, unjuk keterampilan 999"),
        least=1,
        most=999,
        help_text=_("Unjuk keterampilan bernomor 999."),
    )
    notes = forms.CharField(
        label=_("Umpan balik"),
        max_length=LONGEST_NOTES,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tulis umpan baliknya"), "max_length": _("Tulis paling banyak 4.000 huruf")},
    )
    file_address = LineField(
        label=_("Alamat berkas, bila ada"),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={**_PLAIN, "inputmode": "url"}),
        error_messages={"max_length": _("Tulis paling banyak 1.000 huruf")},
    )
