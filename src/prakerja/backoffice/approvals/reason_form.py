"""Why something is proposed. The field carries a name, since a page may hold several of these forms."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class ReasonForm(forms.Form):
    """`name`: of what is proposed. `missing`: what is said where no reason was typed, if no second officer reads it."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, *, name: str, missing: str = "") -> None:
        self.name = name
        super().__init__(data)
        self.fields[f"reason_{name}"] = forms.CharField(
            label=gettext_lazy("Alasan"),
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={
                "required": missing or gettext_lazy("Tulis alasannya, untuk petugas kedua dan jejak audit"),
                "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
            },
        )

    @property
    def reason(self) -> str:
        return str(self.cleaned_data[f"reason_{self.name}"])
