"""Why what was asked of certificates, signals and trainings under way was refused."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.kit.refused import Refused
from prakerja.training.certificates.reinstatement_act import NotWithdrawn
from prakerja.training.certificates.withdrawal_act import (
    NoCertificate,
    PresenceNotRefused,
    ReasonUnknown,
    WithdrawnAlready,
)
from prakerja.training.signals.querysets import NoSignal
from prakerja.training.signals.signal_act import SignalCleared
from prakerja.training.under_way_act import CardNotHeld, NothingUnderWay
from prakerja.words.words import Words

CERTIFICATES_REFUSED: Final[dict[type[Refused], Words]] = {
    NoSignal: gettext_lazy("Sinyal itu tidak ada."),
    SignalCleared: gettext_lazy("Sinyal itu sudah dinyatakan bukan kecurangan."),
    NoCertificate: gettext_lazy("Sertifikat itu tidak ada."),
    NotWithdrawn: gettext_lazy("Sertifikat ini tidak sedang ditarik."),
    WithdrawnAlready: gettext_lazy("Sertifikat itu sudah ditarik."),
    PresenceNotRefused: gettext_lazy("Kehadiran itu dihitung, atau pesertanya berkeberatan."),
    ReasonUnknown: gettext_lazy("Pilih alasan yang dapat dibaca semua orang."),
    CardNotHeld: gettext_lazy("Kartu itu tidak ditahan. Pelatihan hanya dibatalkan pada kartu yang ditahan."),
    NothingUnderWay: gettext_lazy("Tidak ada pelatihan yang sedang berjalan dengan kartu itu."),
}
