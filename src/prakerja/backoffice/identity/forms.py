"""The reviewer's decision: what, what the applicant is told, and why in the reviewer's own words."""

from collections.abc import Mapping
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.backoffice.identity.hand_over import HandOver
from prakerja.identity.photo_rules import PhotoFault
from prakerja.identity.rules import BY_REVIEWER, RefusalReason
from prakerja.identity.states import ReviewDecision
from prakerja.words.identity import PHOTO_FAULTS, REFUSALS

_ALONE: Final = [(ReviewDecision.NEW_PHOTOS, _("Minta foto baru")), (ReviewDecision.REFUSED, _("Tolak"))]
_DECISIONS: Final = [(ReviewDecision.APPROVED, _("Setujui: orangnya dan datanya benar")), *_ALONE]
#: What takes a NIK from somebody is proposed; while a colleague is to answer, it is not proposed again.
_OF_A_HOLDER: Final = [(ReviewDecision.APPROVED, _("Usulkan: NIK milik pihak yang mengajukan")), *_ALONE]
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

    def __init__(self, data: Mapping[str, Any] | None = None, *, hand_over: HandOver | None = None) -> None:
        """Only the question that belongs to the decision wants an answer.

        `hand_over`: what approving would take from another account, which one reviewer proposes and another confirms.
        """
        super().__init__(data)
        self.hand_over = hand_over
        if hand_over:
            decision = cast("forms.ChoiceField", self.fields["decision"])
            decision.choices = _ALONE if hand_over.proposal else _OF_A_HOLDER
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
