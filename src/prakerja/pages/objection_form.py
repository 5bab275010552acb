"""An objection, in the words of whoever objects. What they are asked differs from page to page; the rest does not."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.words.words import Words


class ObjectionForm(forms.Form):
    """`longest`: in letters, as the verb takes it."""

    question: ClassVar[Words]
    missing: ClassVar[Words]
    longest: ClassVar[int]
    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["text"] = forms.CharField(
            label=self.question,
            help_text=gettext_lazy(
                "Tulis dengan kata-kata Anda sendiri, paling banyak 2.000 huruf. Dua petugas membacanya."
            ),
            max_length=self.longest,
            widget=forms.Textarea(attrs={"rows": 6}),
            error_messages={"required": self.missing, "max_length": gettext_lazy("Tulis paling banyak 2.000 huruf")},
        )
