"""What one of the office can do to a card alone: each deed with its words, its form, and when it cannot be done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.backoffice.cards.deed_forms import AnotherNumberForm, HoldForm, NewsForm, NoteForm, ReleaseForm
from prakerja.cards.claim_books import owed_by_wave
from prakerja.cards.doubt_entitlement import doubt_entitlement
from prakerja.cards.hold_card import hold_card
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.cards.release_card import BY_ONE, ReleaseTakesTwo, release_card
from prakerja.cards.replace_number import replace_number
from prakerja.cards.states import HOLDABLE, LIVE
from prakerja.journey.note_death import note_death
from prakerja.kit.unit_of_work import Work
from prakerja.words.approvals import REFUSED
from prakerja.words.words import Words

_ENDED: Final = gettext_lazy("Kartu ini sudah berakhir.")


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
    """Of whoever owes something still, a death is heard whatever became of the card."""
    return _ENDED if card.state not in HOLDABLE and not owed_by_wave(card.applicant_id) else ""


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
    told, on = HoldReason(form.cleaned_data["told"]), form.cleaned_data["effective_on"]
    if told is HoldReason.DEATH:
        note_death(applicant_id=card.applicant_id, died_on=on, source=form.reason, by=work.actor, now=work.now)
        return
    doubt_entitlement(
        applicant_id=card.applicant_id,
        award=card.award,
        reason=told,
        effective_on=on,
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
            " begitu penahanan itu selesai. Bila ia wafat, semua kartunya ditahan. Yang masih ditagih darinya dihapus"
            " saat itu juga, dan keluarganya tidak dimintai apa pun."
        ),
        done=gettext_lazy(
            "Sudah dicatat. Kartu yang masih berlaku ditahan sampai dua petugas memutuskan. Bila ia wafat, tidak ada"
            " lagi yang ditagih darinya."
        ),
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
