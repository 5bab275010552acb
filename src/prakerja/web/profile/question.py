"""What a question is made of: its page, its fields, and what each field is answered with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.profile.answers import Answers
from prakerja.regions.known import provinces_on, regencies_on
from prakerja.words.profile import CHOICES
from prakerja.words.words import Words

type WidgetFor = Callable[[Answers, date], forms.Widget]


@dataclass(frozen=True)
class Ask:
    """One field of a page."""

    field: str
    label: Words
    widget: WidgetFor
    hint: Words = ""


@dataclass(frozen=True)
class Page:
    """One question. `row` is its name on the check page, `use` tells why it is asked: no question is without one."""

    slug: str
    row: Words
    use: Words
    asks: tuple[Ask, ...]
    only_if: Callable[[Answers], bool] = lambda _answers: True
    #: The field that must be answered before this page has anything to offer.
    after: str = ""
    #: Known already, so it is shown for checking and not asked.
    is_known: bool = False

    @property
    def question(self) -> Words:
        return self.asks[0].label

    def can_be_asked(self, answers: Answers) -> bool:
        return self.only_if(answers) and (not self.after or getattr(answers, self.after) is not None)


def text(**attrs: str) -> WidgetFor:
    """Answered with a line to type; the only one of its page, so it has the focus."""
    return lambda _answers, _day: forms.TextInput(attrs={"autofocus": True, **attrs})


def radios(field: str) -> WidgetFor:
    """Answered with one of the answers that are offered, all in sight."""
    return lambda _answers, _day: forms.RadioSelect(choices=list(CHOICES[field].items()))


def select(field: str) -> WidgetFor:
    """Answered with one of the answers that are offered, in a list."""
    return lambda _answers, _day: forms.Select(choices=list(CHOICES[field].items()))


def provinces(_answers: Answers, day: date) -> forms.Widget:
    """Answered with a province that there is on that day."""
    offered = sorted((province.name, province.code) for province in provinces_on(day))
    return forms.Select(choices=[("", _("Pilih provinsi")), *((code, name) for name, code in offered)])


def regencies(kind: str) -> WidgetFor:
    """Answered with a regency of the province that was answered before."""

    def widget(answers: Answers, day: date) -> forms.Widget:
        province = getattr(answers, f"{kind}_province")
        offered = sorted((one.name, one.code) for one in regencies_on(day) if one.province == province)
        return forms.Select(choices=[("", _("Pilih kabupaten atau kota")), *((code, name) for name, code in offered)])

    return widget
