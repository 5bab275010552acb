"""What signals of fraud are called, what was counted, and how they stand."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.training.signals.states import SignalKind, SignalState
from prakerja.words.words import Words

SIGNAL_KINDS: Final[dict[SignalKind, Words]] = {
    SignalKind.ONE_DEVICE: _("banyak peserta hadir dari satu perangkat"),
    SignalKind.ONE_NETWORK: _("banyak peserta hadir dari satu jaringan"),
    SignalKind.ONE_HOUR: _("banyak peserta hadir dalam satu jam"),
    SignalKind.TOO_FAST: _("selesai lebih cepat daripada lamanya materi"),
    SignalKind.CODES_IN_A_ROW: _("kode ditukarkan beruntun"),
    SignalKind.PRICE: _("harga per jam jauh di atas pelatihan sejenis"),
    SignalKind.NEARLY_ALL_FINISH: _("hampir semua pembeli selesai"),
}

#: With the tone of its tag.
SIGNAL_STATES: Final[dict[SignalState, tuple[str, Words]]] = {
    SignalState.OPEN: ("warn", _("belum dinilai")),
    SignalState.CLEARED: ("good", _("bukan kecurangan")),
    SignalState.CONFIRMED: ("bad", _("benar kecurangan")),
}

#: By their names in the statements that count them.
SIGNAL_FIGURES: Final[dict[str, Words]] = {
    "learners": _("Peserta"),
    "of_the_day": _("Peserta sepanjang hari itu"),
    "codes": _("Kode"),
    "ended": _("Pembelian yang berakhir dalam 90 hari"),
    "finished": _("Di antaranya selesai"),
    "hours": _("Jam pelatihan"),
    "median_minutes": _("Menit sampai selesai, separuh peserta lebih cepat"),
    "seconds": _("Detik dari kode pertama sampai terakhir"),
    "costs": _("Rupiah per jam"),
    "mean": _("Rata-rata rupiah per jam pelatihan sejenis"),
    "others": _("Pelatihan sejenis"),
    "from": _("Menjadi sinyal mulai dari"),
}
