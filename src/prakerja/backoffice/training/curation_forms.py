"""What a curator fills in: the checklist and a reason, or a reason alone."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.training.course_rules import Check
from prakerja.words.catalogue import CHECKS


class ChecklistForm(ReasonForm):
    """Whoever ticks all of it has looked at all of it; the second curator reads what was ticked."""

    found = forms.MultipleChoiceField(
        label=_("Yang sudah Anda periksa dan temukan"),
        choices=[(check.value, CHECKS[check]) for check in Check],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Pelatihan diloloskan hanya bila semua yang di daftar periksa sudah ditemukan."),
            "invalid_choice": _("Pilih salah satu dari daftar"),
        },
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, name="publish")


def note_form(name: str, data: QueryDict | None = None) -> ReasonForm:
    """Of what one curator does alone."""
    return ReasonForm(data, name=name, missing=str(_("Tulis alasannya, untuk jejak audit")))
