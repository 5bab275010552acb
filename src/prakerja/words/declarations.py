"""What is declared of a participant, how it stands, and why somebody left, in words."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.training.declarations.states import DeclarationKind, DeclarationState, LeaveReason
from prakerja.words.words import Words

#: For the office and for institutions.
DECLARED_NAMES: Final[dict[DeclarationKind, Words]] = {
    DeclarationKind.FINISHED: gettext_lazy("peserta selesai"),
    DeclarationKind.ABSENT: gettext_lazy("peserta tidak hadir"),
    DeclarationKind.DEFERRED: gettext_lazy("peserta pindah jadwal"),
    DeclarationKind.LEFT: gettext_lazy("peserta keluar"),
}
#: For the participant.
DECLARED_OF_YOU: Final[dict[DeclarationKind, Words]] = {
    DeclarationKind.FINISHED: gettext_lazy("Anda menyelesaikan pelatihan ini"),
    DeclarationKind.ABSENT: gettext_lazy("Anda tidak hadir"),
    DeclarationKind.DEFERRED: gettext_lazy("Anda pindah ke jadwal lain"),
    DeclarationKind.LEFT: gettext_lazy("Anda keluar dari pelatihan ini"),
}
#: What it comes to, for the participant.
DECLARED_MEANS: Final[dict[DeclarationKind, Words]] = {
    DeclarationKind.FINISHED: gettext_lazy(
        "Sertifikat terbit paling lambat satu hari kerja sesudahnya, dan lembaga dibayar dari harga yang Anda bayarkan."
    ),
    DeclarationKind.ABSENT: gettext_lazy(
        "Anda dapat memilih jadwal lain dari pelatihan yang sama. Uangnya menunggu sampai batas waktu kartu Anda."
    ),
    DeclarationKind.DEFERRED: gettext_lazy("Kode redeem yang sama berlaku untuk jadwal yang baru."),
    DeclarationKind.LEFT: gettext_lazy(
        "Pelatihan ini tidak dilanjutkan. Uangnya kembali ke saldo setelah batas waktu kartu Anda."
    ),
}
LEAVE_REASONS: Final[dict[LeaveReason, Words]] = {
    LeaveReason.WORK: gettext_lazy("mulai bekerja"),
    LeaveReason.ILLNESS: gettext_lazy("sakit"),
    LeaveReason.FAMILY: gettext_lazy("urusan keluarga"),
    LeaveReason.NETWORK: gettext_lazy("jaringan atau perangkat tidak memadai"),
    LeaveReason.NOT_SUITABLE: gettext_lazy("pelatihan tidak cocok"),
    LeaveReason.NOT_REACHED: gettext_lazy("tidak dapat dihubungi lagi"),
    LeaveReason.OTHER: gettext_lazy("alasan lain"),
}
#: With the tone of its tag; for the office and for institutions.
DECLARATION_TAGS: Final[dict[DeclarationState, tuple[str, Words]]] = {
    DeclarationState.OPEN: ("warn", gettext_lazy("menunggu jawaban peserta")),
    DeclarationState.CONFIRMED: ("good", gettext_lazy("disetujui peserta")),
    DeclarationState.STANDS: ("good", gettext_lazy("berlaku tanpa keberatan")),
    DeclarationState.OBJECTED: ("warn", gettext_lazy("ada keberatan, menunggu keputusan")),
    DeclarationState.UPHELD: ("quiet", gettext_lazy("keberatan dibenarkan, tidak berlaku")),
    DeclarationState.DISMISSED: ("good", gettext_lazy("keberatan ditolak, berlaku")),
    DeclarationState.TAKEN_BACK: ("quiet", gettext_lazy("dicabut lembaga")),
}
#: The same, for the participant.
DECLARATION_TAGS_FOR_YOU: Final[dict[DeclarationState, tuple[str, Words]]] = {
    **DECLARATION_TAGS,
    DeclarationState.OPEN: ("warn", gettext_lazy("menunggu jawaban Anda")),
    DeclarationState.CONFIRMED: ("good", gettext_lazy("sudah Anda jawab")),
    DeclarationState.OBJECTED: ("warn", gettext_lazy("Anda keberatan, menunggu keputusan")),
}
