"""Whom to look up, and how many minutes more for which reason."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.assessment.rules import FEWEST_EXTRA_MINUTES, MOST_EXTRA_MINUTES
from prakerja.pages.typed_fields import AddressField

_MINUTES: Final = _("Isi 1 sampai 120 menit, dengan angka")


class LookUpForm(forms.Form):
    use_required_attribute = False

    email = AddressField(
        label=_("Alamat e-mail pendaftar"),
        help_text=_("Seperti pada akunnya. Pencarian Anda tercatat dalam jejak audit."),
        missing=_("Isi alamat e-mail pendaftar"),
        autocomplete="off",
    )


class ExtraTimeForm(forms.Form):
    use_required_attribute = False

    minutes = forms.IntegerField(
        label=_("Tambahan waktu (menit)"),
        help_text=_("1 sampai 120"),
        min_value=FEWEST_EXTRA_MINUTES,
        max_value=MOST_EXTRA_MINUTES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "code", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _MINUTES),
    )
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Apa yang diajukan pendaftar dan mengapa Anda setuju. Dibaca petugas lain dan pemeriksa."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya"), "max_length": _("Tulis paling banyak 1.000 huruf")},
    )

    def grant(self) -> dict[str, Any]:
        """The arguments of grant_extra_time, once the form is valid."""
        return {"minutes": self.cleaned_data["minutes"], "reason": self.cleaned_data["reason"]}
