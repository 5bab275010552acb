"""Where an attempt at a draw stands, in words."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.draw.attempt_rules import Stage
from prakerja.draw.handing.states import HandingState
from prakerja.words.words import Words

ATTEMPT_STAGES: Final[dict[Stage, Words]] = {
    Stage.COMMITTING: gettext_lazy("Menunggu komitmen saksi"),
    Stage.REVEALING: gettext_lazy("Menunggu rahasia saksi"),
    Stage.CUTTING_OFF: gettext_lazy("Daftar rahasia ditutup; pengawas catatan publik sedang menandatanganinya"),
    Stage.WAITING: gettext_lazy("Menunggu ronde suar acak"),
    Stage.READY: gettext_lazy("Angka acak sudah ada; kuota dapat diundi"),
    Stage.TAKEN_BACK: gettext_lazy("Dibatalkan oleh dua petugas"),
    Stage.NOT_CUT_OFF: gettext_lazy("Berakhir: penutupan rahasia tidak disaksikan pada waktunya"),
    Stage.TOO_FEW_REVEALS: gettext_lazy("Berakhir: rahasia yang dibuka terlalu sedikit"),
}

#: What became of a reveal at a witness.
HANDINGS: Final[dict[str, Words]] = {
    HandingState.WAITING: gettext_lazy("sedang diserahkan"),
    HandingState.TAKEN: gettext_lazy("memegangnya"),
    HandingState.REFUSED: gettext_lazy("tidak menerimanya"),
    HandingState.TOO_LATE: gettext_lazy("tidak sempat diserahkan"),
}
