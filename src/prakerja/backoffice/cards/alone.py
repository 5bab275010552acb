"""What one of the office does to a card alone, with a note for the audit: holding it, releasing it, another number."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.cards.found import found_in
from prakerja.cards.card_acts import card_in, subject_of_card
from prakerja.cards.doubt_entitlement import TOLD, doubt_entitlement
from prakerja.cards.hold_card import hold_card
from prakerja.cards.models import Card
from prakerja.cards.querysets import NoCard
from prakerja.cards.reasons import HoldReason
from prakerja.cards.release_card import BY_ONE, ReleaseTakesTwo, release_card
from prakerja.cards.replace_number import replace_number
from prakerja.cards.states import HOLDABLE, LIVE
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page
from prakerja.words.approvals import REFUSED
from prakerja.words.card_office import HOLD_NAMES
from prakerja.words.words import Words

_NOTE_MISSING: Final = gettext_lazy("Tulis alasannya, untuk jejak audit")
_ENDED: Final = gettext_lazy("Kartu ini sudah berakhir.")


class NoteForm(ReasonForm):
    """`note` after is_valid()."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, name="note", missing=str(_NOTE_MISSING))


class HoldForm(NoteForm):
    """What the holder reads is chosen; what the audit keeps is written."""

    held_for = forms.ChoiceField(
        label=gettext_lazy("Mengapa kartu ini ditahan"),
        help_text=gettext_lazy(
            "Ini yang dibaca pemegangnya. Bila kata sandi atau HP-nya juga dicuri, jangan pilih nomor bocor: siapa yang"
            " mengganti nomornya di akun itu melepas penahanan ini."
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


@dataclass(frozen=True)
class Deed:
    """`against`: why it cannot be done to the card as it stands; empty: it can."""

    title: Words
    lead: Words
    done: Words
    form: type[NoteForm]
    against: Callable[[Card], Words]
    do: Callable[[Card, NoteForm, Work], object]


def _against_hold(card: Card) -> Words:
    if card.state not in LIVE:
        return _ENDED
    return gettext_lazy("Kartu ini sudah ditahan.") if card.held_since is not None else ""


def _against_news(card: Card) -> Words:
    return _ENDED if card.state not in HOLDABLE else ""


def _against_release(card: Card) -> Words:
    if card.held_since is None:
        return gettext_lazy("Kartu ini tidak sedang ditahan.")
    if card.held_for not in BY_ONE:
        return REFUSED[ReleaseTakesTwo]
    return ""


def _against_another(card: Card) -> Words:
    return _ENDED if card.state not in LIVE else ""


def _hold(card: Card, form: NoteForm, work: Work) -> None:
    hold_card(
        applicant_id=card.applicant_id,
        award=card.award,
        reason=HoldReason(form.cleaned_data["held_for"]),
        note=form.reason,
        by=work.actor,
        now=work.now,
    )


def _release(card: Card, form: NoteForm, work: Work) -> None:
    release_card(
        applicant_id=card.applicant_id,
        award=card.award,
        moves=form.cleaned_data["moves"],
        note=form.reason,
        by=work.actor,
        now=work.now,
    )


def _note_news(card: Card, form: NoteForm, work: Work) -> None:
    doubt_entitlement(
        applicant_id=card.applicant_id,
        award=card.award,
        reason=HoldReason(form.cleaned_data["told"]),
        effective_on=form.cleaned_data["effective_on"],
        source=form.reason,
        by=work.actor,
        now=work.now,
    )


def _another(card: Card, form: NoteForm, work: Work) -> None:
    replace_number(
        applicant_id=card.applicant_id,
        award=card.award,
        leaked=form.cleaned_data["leaked"],
        note=form.reason,
        by=work.actor,
        now=work.now,
    )


#: By the word in the address.
DEEDS: Final[dict[str, Deed]] = {
    "tahan": Deed(
        title=gettext_lazy("Tahan kartu"),
        lead=gettext_lazy(
            "Selama ditahan, uang kartu ini tidak bergerak dan tenggatnya berhenti. Pemegangnya diberi tahu dan dapat"
            " mengajukan keberatan selama 14 hari."
        ),
        done=gettext_lazy("Kartu ditahan. Pemegangnya diberi tahu."),
        form=HoldForm,
        against=_against_hold,
        do=_hold,
    ),
    "lepas": Deed(
        title=gettext_lazy("Lepas penahanan"),
        lead=gettext_lazy("Uang kartu ini dapat dipakai lagi, dan tenggatnya berjalan dengan sisa waktu semula."),
        done=gettext_lazy("Kartu tidak ditahan lagi. Pemegangnya diberi tahu."),
        form=ReleaseForm,
        against=_against_release,
        do=_release,
    ),
    "catat": Deed(
        title=gettext_lazy("Catat kematian atau hilangnya kewarganegaraan"),
        lead=gettext_lazy(
            "Kartu ditahan dan pemegangnya, atau keluarganya, diberi tahu. Mereka dapat mengajukan keberatan selama 14"
            " hari; sesudah itu dua petugas memutuskan. Kartu yang sudah ditahan karena hal lain ditahan untuk ini"
            " begitu penahanan itu selesai."
        ),
        done=gettext_lazy("Sudah dicatat. Kartu ditahan sampai dua petugas memutuskan."),
        form=NewsForm,
        against=_against_news,
        do=_note_news,
    ),
    "ganti-nomor": Deed(
        title=gettext_lazy("Ganti nomor yang bocor"),
        lead=gettext_lazy(
            "Nomor lama langsung tidak berlaku. Yang baru hanya dilihat pemegangnya, di halaman kartunya, setelah ia"
            " mengetik kata sandinya. Kartu yang ditahan hanya karena nomor bocor tidak ditahan lagi."
        ),
        done=gettext_lazy("Nomor yang bocor tidak berlaku lagi. Pemegangnya diberi tahu."),
        form=AnotherNumberForm,
        against=_against_another,
        do=_another,
    ),
}


@dataclass(frozen=True)
class Offered:
    """What can be done to a card as it stands."""

    word: str
    title: Words


def deeds_on(card: Card) -> list[Offered]:
    return [Offered(word, deed.title) for word, deed in DEEDS.items() if not deed.against(card)]


@form_page
@staff_page(Permission.HOLD_CARDS)
def alone(request: StaffRequest, found: str, award: int, word: str) -> HttpResponse:
    applicant_id, deed = found_in(found, by=request.staff_id), DEEDS.get(word)
    if applicant_id is None:
        return redirect("backoffice:cards:search")
    if deed is None:
        raise Http404
    try:
        card = card_in(subject_of_card((applicant_id, award)))
    except NoCard:
        raise Http404 from None
    if request.method != "POST":
        return _page(request, found, card, deed, deed.form())
    form = deed.form(request.POST)
    if not form.is_valid():
        return _page(request, found, card, deed, form)
    tell(request, partial(deed.do, card, form), str(deed.done))
    return redirect("backoffice:cards:person", found)


def _page(request: StaffRequest, found: str, card: Card, deed: Deed, form: NoteForm) -> HttpResponse:
    form.initial = {"leaked": card.last_four, "moves": card.moves}
    context = {"found": found, "card": card, "deed": deed, "against": deed.against(card), "form": form}
    return render(request, "backoffice/card_alone.html", context)
