"""Why an announced wave cannot be moved so, and beside which field that stands."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.waves.schedule_rules import ScheduleFault
from prakerja.words.words import Words

SCHEDULE_FAULTS: Final[dict[ScheduleFault, tuple[str, Words]]] = {
    ScheduleFault.NOTHING_CHANGES: ("opens_at", _("Belum ada yang diubah")),
    ScheduleFault.OPENED_ALREADY: ("opens_at", _("Gelombang ini sudah dibuka, jadi pembukaannya tidak berubah lagi")),
    ScheduleFault.OPENS_IN_THE_PAST: ("opens_at", _("Pembukaan yang baru sudah lewat")),
    ScheduleFault.CLOSED_ALREADY: (
        "closes_at",
        _("Gelombang ini sudah ditutup, jadi penutupannya tidak berubah lagi"),
    ),
    ScheduleFault.CLOSES_EARLIER: (
        "closes_at",
        _("Penutupan tidak dapat dimajukan di sini. Usulkan menutupnya lebih awal di halaman gelombang"),
    ),
    ScheduleFault.CLOSES_BEFORE_IT_OPENS: ("closes_at", _("Penutupan harus setelah pembukaan")),
    ScheduleFault.RESULT_BEFORE_CLOSING: ("result_expected_at", _("Hasil tidak dapat mendahului penutupan")),
    ScheduleFault.RESULT_IN_THE_PAST: ("result_expected_at", _("Waktu hasil yang baru sudah lewat")),
    ScheduleFault.RESULT_IN_OTHER_YEAR: (
        "result_expected_at",
        _("Hasil harus keluar di tahun yang sama: kartunya dibayar dari anggaran tahun itu"),
    ),
    ScheduleFault.RESULT_TOO_FAR_AHEAD: (
        "result_expected_at",
        _("Hasil lebih dari lima tahun lagi. Periksa tahunnya"),
    ),
}
