"""The one question of an item's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.assessment.variants import Item


class _AnswerField(forms.TypedChoiceField):
    """Choosing nothing passes the question over for now; that does not make it an optional one."""

    def validate(self, value: object) -> None:
        if value not in self.empty_values:
            super().validate(value)


class AnswerForm(forms.Form):
    """The options of an item in the reader's language; the value is the option's place, from 0. None: passed over."""

    use_required_attribute = False

    answer = _AnswerField(
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Pilih salah satu jawaban yang tertera.")},
    )

    def __init__(self, item: Item, language: str, **arguments: Any) -> None:
        super().__init__(**arguments)
        field = self.fields["answer"]
        assert isinstance(field, _AnswerField)
        field.label = item.ask.in_language(language)
        field.choices = [(str(place), option.in_language(language)) for place, option in enumerate(item.options)]
