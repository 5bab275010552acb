"""The form of one page: boxes and choices only; what counts as an answer is the step's to say (reading.py)."""

from datetime import date

from django import forms
from django.http import QueryDict

from prakerja.profile.answers import Answers, Value
from prakerja.web.profile.question import Page


class QuestionForm(forms.Form):
    """The first field's label is the page's heading."""

    def __init__(self, page: Page, answers: Answers, *, day: date, data: QueryDict | None = None) -> None:
        initial = {ask.field: typed_form_of(getattr(answers, ask.field)) for ask in page.asks}
        super().__init__(data, initial=initial)
        for ask in page.asks:
            is_heading = ask is page.asks[0]
            self.fields[ask.field] = forms.Field(
                required=False,
                label=str(ask.label),
                help_text=str(ask.hint),
                widget=ask.widget(answers, day),
                template_name="profile/question_field.html" if is_heading else None,
            )

    def typed(self) -> dict[str, str]:
        """What was typed or tapped, field by field, as it came. A box takes anything, so the form is always valid."""
        return {name: self.cleaned_data[name] or "" for name in self.fields}


def typed_form_of(value: Value) -> str | None:
    """How a saved answer would have been typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)
