"""The end of a scheme's year, as the office reads it: its last days, its parts, and how they stand."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.cards.year_ends import YearPart
from prakerja.schemes.deadlines import YearEnd
from prakerja.words.words import Words


class CloseStanding(StrEnum):
    #: Its last day is not over.
    OPEN = "open"
    #: Something is left that could go back.
    DUE = "due"
    PROPOSED = "proposed"
    UNDER_WAY = "under_way"
    FAILED = "failed"
    CLOSED = "closed"
    #: It was never closed, because nothing is left of it.
    NOTHING = "nothing"


YEAR_PARTS: Final[dict[YearPart, Words]] = {
    YearPart.TRAINING: gettext_lazy("saldo pelatihan"),
    YearPart.CARDS: gettext_lazy("insentif dan kartu"),
}
#: The look of the tag, and its words.
STANDINGS: Final[dict[CloseStanding, tuple[str, Words]]] = {
    CloseStanding.OPEN: ("quiet", gettext_lazy("Hari terakhirnya belum lewat")),
    CloseStanding.DUE: ("warn", gettext_lazy("Dapat ditutup")),
    CloseStanding.PROPOSED: ("warn", gettext_lazy("Menunggu petugas kedua")),
    CloseStanding.UNDER_WAY: ("", gettext_lazy("Sedang dikerjakan")),
    CloseStanding.FAILED: ("bad", gettext_lazy("Gagal, menunggu petugas")),
    CloseStanding.CLOSED: ("good", gettext_lazy("Sudah ditutup")),
    CloseStanding.NOTHING: ("quiet", gettext_lazy("Tidak ada yang tersisa")),
}
_LAST_DAYS: Final[dict[str, Words]] = {
    "balance_usable_until": gettext_lazy("Membeli pelatihan"),
    "training_finished_by": gettext_lazy("Menyelesaikan pelatihan"),
    "reviewed_and_linked_by": gettext_lazy("Mengulas dan menyambungkan rekening"),
    "surveys_close_on": gettext_lazy("Mengisi survei"),
    "last_payment_on": gettext_lazy("Pembayaran terakhir"),
}


def last_days(end: YearEnd) -> Iterator[tuple[Words, str]]:
    """What is possible for the last time, and on which day."""
    for name, words in _LAST_DAYS.items():
        day: date | None = getattr(end, name)
        yield words, date_format(day, "j F Y") if day else _("tidak diumumkan")
