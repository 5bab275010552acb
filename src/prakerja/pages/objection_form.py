"""An objection, in the words of whoever objects. What they are asked differs from page to page; the rest does not."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _


class ObjectionForm(forms.Form):
    """`missing`: what is said where nothing was typed. `longest`: in letters, as the verb takes it."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, *, question: str, missing: str, longest: int) -> None:
        super().__init__(data)
        self.fields["text"] = forms.CharField(
            label=question,
            help_text=_("Tulis dengan kata-kata Anda sendiri, paling banyak 2.000 huruf. Dua petugas membacanya."),
            max_length=longest,
            widget=forms.Textarea(attrs={"rows": 6}),
            error_messages={"required": missing, "max_length": _("Tulis paling banyak 2.000 huruf")},
        )
