"""The questions of a sheet: what one reads before each of them, and its options."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from prakerja.assessment.variants import Item

_ANSWER: Final = "answer_{number}"


class _AnswerField(forms.TypedChoiceField):
    """Choosing nothing passes the question over for now; that does not make it an optional one."""

    def validate(self, value: object) -> None:
        if value not in self.empty_values:
            super().validate(value)


@dataclass(frozen=True)
class Shown:
    """A question as it stands on its sheet."""

    number: int
    passage: str
    lines: list[str]
    field: BoundField


class SheetForm(forms.Form):
    """The options of each item, by its number, in the reader's language; the value is the option's place, from 0."""

    use_required_attribute = False

    def __init__(self, items: Mapping[int, Item], language: str, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._items, self._language = items, language
        for number, item in items.items():
            self.fields[_ANSWER.format(number=number)] = _AnswerField(
                label=item.ask.in_language(language),
                choices=[(str(place), option.in_language(language)) for place, option in enumerate(item.options)],
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Pilih salah satu jawaban yang tertera.")},
            )

    def questions(self) -> list[Shown]:
        return [
            Shown(
                number=number,
                passage=item.passage.in_language(self._language) if item.passage else "",
                lines=[line.in_language(self._language) for line in item.lines],
                field=self[_ANSWER.format(number=number)],
            )
            for number, item in self._items.items()
        ]

    def given(self) -> dict[int, int]:
        """What was chosen, by the place of its item, from 0. A question that was passed over is not in it."""
        chosen = {number: self.cleaned_data[_ANSWER.format(number=number)] for number in self._items}
        return {number - 1: option for number, option in chosen.items() if option is not None}


def as_chosen(given: Mapping[int, int], items: Mapping[int, Item]) -> dict[str, int]:
    """What a sheet shows as chosen: answers are by the place of their item, from 0."""
    return {_ANSWER.format(number=number): given[number - 1] for number in items if number - 1 in given}
