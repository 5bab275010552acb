"""Where an attempt at a draw stands, in words."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.draw.attempt_rules import Stage
from prakerja.draw.handing.states import HandingState
from prakerja.draw.handover import HandoverStage
from prakerja.screening.stages import ScreeningStage
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
    Stage.CHAIN_GIVEN_UP: gettext_lazy("Berakhir: ronde suar tidak datang; kuorum pengawas tidak menunggunya lagi"),
}

#: What became of a reveal at a witness.
HANDINGS: Final[dict[str, Words]] = {
    HandingState.WAITING: gettext_lazy("sedang diserahkan"),
    HandingState.TAKEN: gettext_lazy("memegangnya"),
    HandingState.REFUSED: gettext_lazy("tidak menerimanya"),
    HandingState.TOO_LATE: gettext_lazy("tidak sempat diserahkan"),
}

#: What the background is doing on a wave, by the first word of its work's cursor.
WORK_STAGES: Final[dict[str, Words]] = {
    ScreeningStage.FACTS: gettext_lazy("Mengumpulkan data peserta"),
    ScreeningStage.VERDICTS: gettext_lazy("Menulis hasil pemeriksaan syarat"),
    HandoverStage.READING: gettext_lazy("Menulis daftar peserta undian"),
    HandoverStage.CHECKING_FILE: gettext_lazy("Memeriksa daftar peserta undian"),
    HandoverStage.KEEPING: gettext_lazy("Menyimpan berkas"),
    HandoverStage.FETCHING: gettext_lazy("Mengambil berkas yang dibekukan"),
    HandoverStage.DRAWING: gettext_lazy("Mengundi kuota"),
    HandoverStage.CHECKING: gettext_lazy("Memeriksa hasil undian"),
    HandoverStage.PACKING: gettext_lazy("Mengemas bukti undian"),
    HandoverStage.COPYING: gettext_lazy("Menyalin hasil ke basis data"),
}
