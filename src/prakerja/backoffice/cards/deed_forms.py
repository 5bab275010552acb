"""What one of the office writes down when they do something to a card alone."""

from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.cards.doubt_entitlement import TOLD
from prakerja.cards.reasons import HoldReason
from prakerja.cards.release_card import BY_ONE
from prakerja.words.card_office import HOLD_NAMES

_NOTE_MISSING: Final = gettext_lazy("Tulis alasannya, untuk jejak audit")


class NoteForm(ReasonForm):
    """`note` after is_valid()."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, name="note", missing=str(_NOTE_MISSING))


class HoldForm(NoteForm):
    """What the holder reads is chosen; what the audit keeps is written."""

    held_for = forms.ChoiceField(
        label=gettext_lazy("Mengapa kartu ini ditahan"),
        help_text=gettext_lazy(
            "Ini yang dibaca pemegangnya. Bila kata sandi atau HP-nya juga dicuri, jangan pilih nomor bocor. Siapa "
            "yang mengganti nomornya di akun itu melepas penahanan ini."
        ),
        # Whether its holder is entitled is noted with its day, or said by a list.
        choices=[("", gettext_lazy("Pilih")), *((one.value, HOLD_NAMES[one]) for one in HoldReason if one in BY_ONE)],
        error_messages={
            "required": gettext_lazy("Pilih mengapa kartu ini ditahan"),
            "invalid_choice": gettext_lazy("Pilih mengapa kartu ini ditahan"),
        },
    )


class NewsForm(NoteForm):
    """What is told of the holder, since when, and by whom: the note."""

    told = forms.ChoiceField(
        label=gettext_lazy("Apa yang terjadi"),
        choices=[("", gettext_lazy("Pilih")), *((one.value, HOLD_NAMES[one]) for one in HoldReason if one in TOLD)],
        error_messages={
            "required": gettext_lazy("Pilih apa yang terjadi"),
            "invalid_choice": gettext_lazy("Pilih apa yang terjadi"),
        },
    )
    effective_on = forms.DateField(
        label=gettext_lazy("Sejak tanggal berapa"),
        help_text=gettext_lazy("Hari kejadiannya menurut suratnya, bukan hari kabarnya sampai."),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Isi tanggalnya"),
            "invalid": gettext_lazy("Isi tanggal, misalnya 31/12/2021"),
        },
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        source = self.fields["reason_note"]
        source.label = gettext_lazy("Dari mana kabar ini diketahui")
        source.help_text = gettext_lazy("Misalnya surat atau akta dan nomornya. Paling banyak 500 huruf.")
        source.error_messages["required"] = gettext_lazy("Tulis dari mana kabar ini diketahui")


class ReleaseForm(NoteForm):
    """Which hold it is: a page that was opened before releases no later one."""

    moves = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32_767)


class AnotherNumberForm(NoteForm):
    """Which number it is: a second tap finds another one there, and replaces nothing."""

    leaked = forms.RegexField(r"\A[0-9]{4}\Z", widget=forms.HiddenInput)
