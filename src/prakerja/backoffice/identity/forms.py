"""The reviewer's decision: what, what the applicant is told, and why in the reviewer's own words."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.identity.photo_rules import PhotoFault
from prakerja.identity.rules import BY_REVIEWER, RefusalReason
from prakerja.identity.states import ReviewDecision
from prakerja.words.identity import PHOTO_FAULTS, REFUSALS

_DECISIONS: Final = [
    (ReviewDecision.APPROVED, _("Setujui: orangnya dan datanya benar")),
    (ReviewDecision.NEW_PHOTOS, _("Minta foto baru")),
    (ReviewDecision.REFUSED, _("Tolak")),
]
# Given by the system when a claim is granted, never chosen.
_CHOOSABLE: Final = sorted(BY_REVIEWER - {RefusalReason.NIK_OF_ANOTHER})
_FAULTS: Final = [(fault, PHOTO_FAULTS[fault]) for fault in PhotoFault]
_REFUSALS: Final = [(reason, REFUSALS[reason].heading) for reason in _CHOOSABLE]


class DecisionForm(forms.Form):
    """`told_reason` is needed for new photos and refusals, `note` always."""

    use_required_attribute = False

    decision = forms.ChoiceField(
        label=_("Apa keputusan Anda?"),
        widget=forms.RadioSelect,
        choices=_DECISIONS,
        error_messages={"required": _("Pilih keputusan")},
    )
    fault = forms.ChoiceField(
        label=_("Yang kurang pada foto"),
        help_text=_("Untuk foto baru"),
        choices=[("", "—"), *_FAULTS],
        error_messages={"required": _("Pilih yang kurang pada foto")},
    )
    refusal = forms.ChoiceField(
        label=_("Alasan penolakan"),
        help_text=_("Untuk penolakan"),
        choices=[("", "—"), *_REFUSALS],
        error_messages={"required": _("Pilih alasan penolakan")},
    )
    note = forms.CharField(
        label=_("Catatan"),
        help_text=_("Apa yang Anda lihat dan mengapa Anda memutuskan begitu. Dibaca petugas lain dan pemeriksa."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan keputusan"), "max_length": _("Tulis paling banyak 1.000 huruf")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """Only the question that belongs to the decision wants an answer."""
        super().__init__(data)
        if data is not None:
            self.fields["fault"].required = data.get("decision") == ReviewDecision.NEW_PHOTOS
            self.fields["refusal"].required = data.get("decision") == ReviewDecision.REFUSED

    def decided(self) -> dict[str, Any]:
        """The arguments of the verbs that decide, once the form is valid."""
        decision = ReviewDecision(self.cleaned_data["decision"])
        told: dict[ReviewDecision, str] = {
            ReviewDecision.NEW_PHOTOS: self.cleaned_data["fault"],
            ReviewDecision.REFUSED: self.cleaned_data["refusal"],
        }
        return {"decision": decision, "told_reason": told.get(decision, ""), "note": self.cleaned_data["note"]}
