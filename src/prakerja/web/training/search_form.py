"""What one can look for in the catalogue. Each field may be left empty; what it cannot mean, it says."""

import re
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prakerja.cards.own_card import OwnCard
from prakerja.kit.typed_amount import UnreadableAmount, read_amount
from prakerja.pages.typed_fields import LineField
from prakerja.regions.known import provinces_on, regencies_on
from prakerja.training.find_courses import Position, Wanted
from prakerja.words.catalogue import METHOD_NAMES, TOPIC_NAMES
from prakerja.words.typed import AMOUNT_PROBLEMS

LONGEST_WORDS: Final = 100
_ALL: Final = ("", _("semua"))
_NO_CHOICE: Final = {"invalid_choice": _("Pilih salah satu dari daftar")}
_POSITION: Final = re.compile(r"([01])-([0-9]{1,9})-([0-9]{1,18})", re.ASCII)


class SearchForm(forms.Form):
    """`wanted()` after is_valid(). `card`: of whoever looks, if they have one."""

    use_required_attribute = False

    words = LineField(
        label=_("Cari"),
        help_text=_("Kata dari nama atau isi pelatihan."),
        required=False,
        max_length=LONGEST_WORDS,
        error_messages={"max_length": _("Tulis paling banyak 100 huruf")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    topic = forms.ChoiceField(
        label=_("Bidang"), required=False, choices=[_ALL, *TOPIC_NAMES.items()], error_messages=_NO_CHOICE
    )
    method = forms.ChoiceField(
        label=_("Cara belajar"), required=False, choices=[_ALL, *METHOD_NAMES.items()], error_messages=_NO_CHOICE
    )
    most = forms.CharField(
        label=_("Harga paling tinggi (rupiah)"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    province = forms.ChoiceField(
        label=_("Tatap muka di provinsi"), required=False, choices=[_ALL], error_messages=_NO_CHOICE
    )
    regency = forms.ChoiceField(
        label=_("Kabupaten atau kota"), required=False, choices=[_ALL], error_messages=_NO_CHOICE
    )
    well_rated = forms.BooleanField(label=_("Hanya yang dinilai 4 bintang ke atas"), required=False)
    within_balance = forms.BooleanField(label=_("Hanya yang cukup dibayar dengan saldo saya"), required=False)
    near = forms.BooleanField(label=_("Hanya tatap muka di provinsi saya"), required=False)

    def __init__(self, asked: QueryDict, *, card: OwnCard | None, on: date) -> None:
        super().__init__(asked)
        self._card = card
        if card is None:
            del self.fields["within_balance"]
        if card is None or card.regency is None:
            del self.fields["near"]
        self._offer_areas(asked.get("province", ""), on)

    def clean_most(self) -> int | None:
        typed = self.cleaned_data["most"]
        try:
            return int(read_amount(typed)) if typed else None
        except UnreadableAmount as refused:
            raise ValidationError(AMOUNT_PROBLEMS[refused.problem]) from None

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            words=said["words"],
            topic=said["topic"],
            method=said["method"],
            most=self._most(),
            area=self._area(),
            is_well_rated=said["well_rated"],
        )

    def is_narrowed(self) -> bool:
        """Whether anything but words was asked for: the filters stand open then."""
        return any(value for name, value in self.cleaned_data.items() if name != "words")

    def address_of_next(self, next_one: Position | None) -> str:
        """What follows the `?` of the next page's address; empty: there is none."""
        if next_one is None:
            return ""
        asked = {name: "on" if value is True else value for name, value in self.cleaned_data.items() if value}
        return urlencode({**asked, "after": f"{next_one.is_called_so:d}-{next_one.price}-{next_one.id}"})

    def _offer_areas(self, province: str, on: date) -> None:
        """Regencies of the province that was chosen: five hundred in one list are too many for a small telephone."""
        provinces = [(one.code, one.name) for one in provinces_on(on)]
        regencies = [(one.code, one.name) for one in regencies_on(on) if one.province == province]
        for name, areas in (("province", provinces), ("regency", regencies)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [_ALL, *sorted(areas, key=lambda area: area[1])]
        if not regencies:
            del self.fields["regency"]

    def _most(self) -> int | None:
        balance = int(self._card.balance) if self._card and self.cleaned_data.get("within_balance") else None
        given = [one for one in (self.cleaned_data["most"], balance) if one is not None]
        return min(given, default=None)

    def _area(self) -> str:
        said = self.cleaned_data
        own = self._card.regency if self._card and said.get("near") else None
        return str(said.get("regency") or said["province"] or (own or "")[:2])


def position_in(text: str) -> Position | None:
    """Where the page before ended; None for whatever says no such thing: the first page is shown."""
    read = _POSITION.fullmatch(text)
    return Position(read[1] == "1", int(read[2]), int(read[3])) if read else None
