"""What the states of a card, its moves and its holds are called, and what comes next with it."""

from datetime import datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prakerja.cards.check_letter import CheckedLetter
from prakerja.cards.own_card import Moved, OwnCard
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.rules import time_left
from prakerja.cards.states import CardState
from prakerja.kit.clock import last_second
from prakerja.words.banner import Banner
from prakerja.words.holds import HOLD_REASONS
from prakerja.words.waves import When
from prakerja.words.words import Words

#: The look of the tag, and its words.
STATE_TAGS: Final[dict[CardState, tuple[str, Words]]] = {
    CardState.AWARDED: ("good", gettext_lazy("Aktif, belum dipakai")),
    CardState.ACTIVE: ("good", gettext_lazy("Aktif")),
    CardState.FINISHED: ("quiet", gettext_lazy("Selesai")),
    CardState.REVOKED: ("bad", gettext_lazy("Dicabut")),
    CardState.GIVEN_BACK: ("quiet", gettext_lazy("Dikembalikan")),
    CardState.ANNULLED: ("bad", gettext_lazy("Dibatalkan sejak awal")),
    CardState.DECEASED: ("quiet", gettext_lazy("Ditutup, pemegang wafat")),
}
HELD_TAG: Final[tuple[str, Words]] = ("warn", gettext_lazy("Ditahan sementara"))
#: To whoever holds the letter, and is none of its holder's confidants.
_STANDINGS: Final[dict[CardState, tuple[str, Words]]] = {
    CardState.AWARDED: ("good", gettext_lazy("Berlaku")),
    CardState.ACTIVE: ("good", gettext_lazy("Berlaku dan sudah dipakai")),
    CardState.FINISHED: ("quiet", gettext_lazy("Sudah selesai dipakai")),
    CardState.REVOKED: ("bad", gettext_lazy("Dicabut, tidak berlaku lagi")),
    CardState.GIVEN_BACK: ("bad", gettext_lazy("Dikembalikan, tidak berlaku lagi")),
    CardState.ANNULLED: ("bad", gettext_lazy("Dibatalkan, tidak berlaku lagi")),
    CardState.DECEASED: ("bad", gettext_lazy("Ditutup, tidak berlaku lagi")),
}
_HELD_STANDING: Final[tuple[str, Words]] = ("warn", gettext_lazy("Untuk sementara tidak berlaku"))
#: The deadline is over, and the card is not revoked yet.
OVERDUE_TAG: Final[tuple[str, Words]] = ("warn", gettext_lazy("Tenggat sudah lewat"))
OVERDUE_NEXT: Final[Words] = gettext_lazy(
    "Sampai tenggat tidak ada pelatihan yang dibeli. Kartu ini akan dicabut dan uangnya kembali ke negara."
)
#: This its holder mends alone.
_LEAKED_NEXT: Final[Words] = gettext_lazy(
    "Ganti nomornya. Begitu diganti, kartu tidak ditahan lagi dan tenggatnya berjalan dengan sisa waktu semula."
)
#: It was annulled before anything was bought or paid.
_NOTHING_OWED_NEXT: Final[Words] = gettext_lazy(
    "Kartu ini tidak dapat dipakai lagi: pada hari penetapannya Anda tidak berhak menerimanya. Tidak ada yang harus"
    " Anda kembalikan."
)
HELD_NEXT: Final[Words] = gettext_lazy(
    "Petugas memeriksanya, dan Anda diberi tahu keputusannya. Bila menurut Anda ini keliru, ajukan keberatan."
)
#: Why it came to a state; each stands beside the name of that state.
MOVE_REASONS: Final[dict[MoveReason, Words]] = {
    MoveReason.SEATED: gettext_lazy("Anda terpilih dalam undian."),
    MoveReason.BOUGHT: gettext_lazy("Pelatihan pertama dibeli."),
    MoveReason.PURCHASE_VOIDED: gettext_lazy("Satu-satunya pembelian pelatihan dibatalkan."),
    MoveReason.DEADLINE: gettext_lazy("Sampai tenggat tidak ada pelatihan yang dibeli."),
    MoveReason.CAUSE: gettext_lazy("Diputuskan oleh dua petugas kantor pelaksana, dengan alasan tertulis."),
    MoveReason.GAVE_BACK: gettext_lazy("Dikembalikan dari akun Anda, dengan kata sandi Anda."),
    MoveReason.LISTED: gettext_lazy("NIK Anda tercatat dalam daftar yang menurut aturan tidak boleh menerima kartu."),
    MoveReason.DEATH: gettext_lazy("Pemegang kartu tercatat meninggal dunia."),
    MoveReason.CITIZENSHIP: gettext_lazy("Pemegang kartu tercatat bukan lagi warga negara Indonesia."),
    MoveReason.IDENTITY: gettext_lazy("NIK yang dipakai untuk mendapat kartu ini milik orang lain."),
    MoveReason.REINSTATED: gettext_lazy("Dipulihkan atas keputusan dua petugas kantor pelaksana."),
    MoveReason.YEAR_END: gettext_lazy("Masa program untuk kartu ini sudah berakhir."),
    MoveReason.BUYING_OVER: gettext_lazy(
        "Masa membeli pelatihan sudah berakhir; sisa saldo pelatihan kembali ke negara."
    ),
    MoveReason.HELD: gettext_lazy("Kartu ditahan: saldo tidak dapat dipakai dan tenggat tidak berjalan."),
    MoveReason.RELEASED: gettext_lazy("Kartu tidak ditahan lagi."),
    MoveReason.EXTENDED: gettext_lazy("Tenggat membeli pelatihan pertama diperpanjang."),
    MoveReason.NUMBER_REPLACED: gettext_lazy("Nomor kartu diganti; saldo dan tenggatnya tetap."),
}
#: What heads a step of its life that leaves it in its state.
_STAYS: Final[dict[MoveReason, Words]] = {
    MoveReason.HELD: gettext_lazy("Ditahan"),
    MoveReason.RELEASED: gettext_lazy("Tidak ditahan lagi"),
    MoveReason.EXTENDED: gettext_lazy("Tenggat diperpanjang"),
    MoveReason.NUMBER_REPLACED: gettext_lazy("Nomor diganti"),
}
#: What its holder does or waits for.
WHAT_COMES_NEXT: Final[dict[CardState, Words]] = {
    CardState.AWARDED: gettext_lazy(
        "Pilih dan beli pelatihan pertama sebelum tenggat di atas. Setelah lewat, kartu dicabut dan uangnya kembali ke"
        " negara."
    ),
    CardState.ACTIVE: gettext_lazy(
        "Insentif dibayarkan setelah pelatihan pertama selesai dan Anda beri bintang serta ulasan. Uangnya hanya masuk"
        " ke rekening atau dompet digital atas nama Anda sendiri."
    ),
    CardState.FINISHED: gettext_lazy("Tidak ada lagi yang perlu Anda lakukan dengan kartu ini."),
    CardState.REVOKED: gettext_lazy("Kartu ini tidak dapat dipakai lagi; yang tersisa sudah kembali ke negara."),
    CardState.GIVEN_BACK: gettext_lazy(
        "Kartu ini sudah dikembalikan dari akun Anda dan tidak dapat dipakai lagi. Bukan Anda yang melakukannya? Ganti"
        " kata sandi Anda, lalu ajukan keberatan."
    ),
    CardState.ANNULLED: gettext_lazy(
        "Kartu ini tidak dapat dipakai lagi: pada hari penetapannya Anda tidak berhak menerimanya. Yang sudah"
        " dibayarkan harus dikembalikan kepada negara."
    ),
    CardState.DECEASED: gettext_lazy("Kartu ini sudah ditutup dan tidak dapat dipakai lagi."),
}

_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)


def last_second_of(card: OwnCard) -> datetime:
    return last_second(card.buys_until)


def step_of(moved: Moved) -> Words:
    """What a step of its life is called: the state that it came to, or what happened in it."""
    return _STAYS.get(moved.reason, STATE_TAGS[moved.state][1])


def tag_of(card: OwnCard, now: datetime) -> tuple[str, Words]:
    if is_held(card):
        return HELD_TAG
    return OVERDUE_TAG if _is_overdue(card, now) else STATE_TAGS[card.state]


def next_of(card: OwnCard, now: datetime) -> Words:
    if card.held_for is HoldReason.NUMBER_LEAKED:
        return _LEAKED_NEXT
    if is_held(card):
        return HELD_NEXT
    if card.state is CardState.ANNULLED and not card.owed:
        return _NOTHING_OWED_NEXT
    return OVERDUE_NEXT if _is_overdue(card, now) else WHAT_COMES_NEXT[card.state]


def held_because(card: OwnCard) -> str:
    """Empty where it is not held."""
    return f"{capfirst(str(HOLD_REASONS[card.held_for]))}." if card.held_for is not None and is_held(card) else ""


def card_banner(card: OwnCard, *, now: datetime, when: When) -> Banner:
    """On the dashboard: what there is to do with it, and until when."""
    tone, state = tag_of(card, now)
    text = held_because(card) or str(next_of(card, now))
    if card.state == CardState.AWARDED and tone == "good":
        heading = _("Beli pelatihan pertama: %(left)s") % {"left": time_left_words(time_left(card.buys_until, now=now))}
        text = _("Paling lambat %(when)s. Setelah itu kartu dicabut dan uangnya kembali ke negara.") % {
            "when": when(last_second_of(card))
        }
    else:
        heading = _("Kartu Anda: %(state)s") % {"state": state}
    return Banner(heading, text, reverse("cards:card"), _("Buka kartu saya"), "" if tone == "quiet" else tone)


def is_held(card: OwnCard) -> bool:
    return card.held_for is not None


def _is_overdue(card: OwnCard, now: datetime) -> bool:
    return card.state == CardState.AWARDED and not is_held(card) and card.buys_until <= now


def standing_of(letter: CheckedLetter) -> tuple[str, Words]:
    """The look of the tag, and its words, for a stranger."""
    return _HELD_STANDING if letter.is_held else _STANDINGS[letter.state]


def time_left_words(left: timedelta) -> str:
    """`tinggal 12 hari 4 jam`: never more than there is."""
    if left < _MINUTE:
        return _("tinggal kurang dari satu menit") if left else _("sudah lewat")
    hours, minutes = left.seconds // _HOUR.seconds, left.seconds % _HOUR.seconds // _MINUTE.seconds
    if left.days:
        parts = [_days(left.days), *([_hours(hours)] if hours else [])]
    else:
        parts = [*([_hours(hours)] if hours else []), *([_minutes(minutes)] if minutes else [])]
    return _("tinggal %(time)s") % {"time": " ".join(parts)}


def _days(count: int) -> str:
    return ngettext("%(count)s hari", "%(count)s hari", count) % {"count": count}


def _hours(count: int) -> str:
    return ngettext("%(count)s jam", "%(count)s jam", count) % {"count": count}


def _minutes(count: int) -> str:
    return ngettext("%(count)s menit", "%(count)s menit", count) % {"count": count}


def grouped(number: str) -> str:
    """`9123 4567 8901 2345`: as it is read aloud and compared."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
