"""Why what was asked of waves, draws and lists was refused."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.draw.acts import AttemptUnderWay, SeedMissing, TooLateToTakeBack
from prakerja.draw.custodians import TooFewCustodians
from prakerja.draw.following import AnotherBeacon
from prakerja.draw.require_witnesses import NoWitnesses
from prakerja.journey.vacant_seats.act import FillingUnderWay, NoVacantSeats
from prakerja.kit.refused import Refused
from prakerja.screening.acts import AlreadyInForce, NotInForce
from prakerja.waves.stages import (
    ScheduleRefused,
    StageNotDue,
    TooLateToCancel,
    WaveCancelled,
    WindowNotBegun,
    WindowPassed,
)
from prakerja.words.words import Words

WAVES_REFUSED: Final[dict[type[Refused], Words]] = {
    StageNotDue: gettext_lazy("Tahap itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    TooLateToCancel: gettext_lazy("Daftar pesertanya sudah dibekukan, jadi gelombang ini tidak dapat dibatalkan lagi."),
    WaveCancelled: gettext_lazy("Gelombang ini sudah dibatalkan."),
    ScheduleRefused: gettext_lazy("Jadwal itu tidak mungkin lagi. Lihat keadaan terbaru gelombang ini."),
    WindowPassed: gettext_lazy("Waktu penutupannya sudah lewat. Rencanakan gelombang baru."),
    WindowNotBegun: gettext_lazy("Gelombang belum dapat diikuti siapa pun, jadi belum dapat ditutup."),
    TooFewCustodians: gettext_lazy("Saksi dengan kunci yang berlaku kurang dari tiga orang. Lengkapi lebih dulu."),
    NoWitnesses: gettext_lazy("Belum ada pengawas catatan publik yang disebut, jadi undian tidak dapat dinyatakan."),
    TooLateToTakeBack: gettext_lazy(
        "Batas komitmen sudah lewat, jadi percobaan ini tidak dapat dibatalkan lagi. Ia berjalan sampai berakhir."
    ),
    AttemptUnderWay: gettext_lazy("Percobaan terakhir masih berjalan. Yang berikutnya menunggu sampai ia berakhir."),
    AnotherBeacon: gettext_lazy(
        "Suar program ini bukan yang disebut pengawas untuk percobaan berikutnya. Minta operator mengubahnya dulu."
    ),
    AlreadyInForce: gettext_lazy("Daftar ini sudah berlaku."),
    NotInForce: gettext_lazy("Daftar ini tidak berlaku, jadi tidak ada yang ditarik."),
    NoVacantSeats: gettext_lazy(
        "Tidak ada kuota gelombang ini yang kosong. Kuota dihitung setelah tidak ada lagi yang dapat berkeberatan."
    ),
    FillingUnderWay: gettext_lazy("Kuota kosong gelombang ini sedang diisi. Tunggu sampai selesai."),
    SeedMissing: gettext_lazy("Angka acaknya belum ada: ronde suar yang dinyatakan belum datang."),
}
