"""What the events of the audit are called: proposals, the journey as a whole, figures, the house itself."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from prakerja.approvals.events import ApprovalsEvent
from prakerja.audit.events import HouseEvent
from prakerja.journey.events import JourneyEvent
from prakerja.statistics.events import StatisticsEvent
from prakerja.words.words import Words

APPROVALS: Final[dict[ApprovalsEvent, Words]] = {
    ApprovalsEvent.PROPOSED: lazy("Diusulkan"),
    ApprovalsEvent.CONFIRMED: lazy("Dikonfirmasi"),
    ApprovalsEvent.WITHDRAWN: lazy("Usulan ditarik"),
    ApprovalsEvent.EXPIRED: lazy("Usulan kedaluwarsa"),
    ApprovalsEvent.VOIDED: lazy("Usulan gugur"),
    ApprovalsEvent.UNDONE: lazy("Keputusan dibatalkan oleh dua orang"),
}

JOURNEY: Final[dict[JourneyEvent, Words]] = {
    JourneyEvent.WORK_TRIED_AGAIN: lazy("Pekerjaan yang gagal dicoba lagi"),
    JourneyEvent.PERSON_LOOKED_UP: lazy("Riwayat seseorang dicari"),
    JourneyEvent.LEAF_OPENED: lazy("Catatan peserta saat penutupan dibuka"),
    JourneyEvent.LEAVES_CHECKED: lazy("Catatan peserta dicocokkan dengan kartu"),
    JourneyEvent.PROFILE_HANDED_OVER: lazy("Data diri diserahkan kepada mitra"),
    JourneyEvent.ACCOUNT_CLOSED: lazy("Akun ditutup"),
    JourneyEvent.FILLING_STATED: lazy("Pengisian kuota kosong dinyatakan"),
    JourneyEvent.SEATS_FILLED: lazy("Kuota kosong diisi"),
    JourneyEvent.APPEALS_HEARD: lazy("Keberatan yang dibenarkan dihitung dalam undian"),
}

STATISTICS: Final[dict[StatisticsEvent, Words]] = {
    StatisticsEvent.SURVEYS_PUBLISHED: lazy("Jawaban survei diumumkan"),
}

HOUSE: Final[dict[HouseEvent, Words]] = {
    HouseEvent.RESEALING_BEGUN: lazy("Penyegelan ulang data pribadi dimulai"),
    HouseEvent.RESEALED: lazy("Data pribadi disegel ulang dengan kunci baru"),
    HouseEvent.REDIGESTING_BEGUN: lazy("Pembaruan sidik pencarian dimulai"),
    HouseEvent.REDIGESTED: lazy("Sidik pencarian diperbarui"),
    HouseEvent.BACKUP_BEGUN: lazy("Pencadangan dimulai"),
    HouseEvent.BACKUP_TAKEN: lazy("Cadangan selesai dibuat"),
    HouseEvent.BACKUP_RESTORED: lazy("Cadangan dipulihkan"),
    HouseEvent.COMMAND_RUN: lazy("Perintah Django dijalankan"),
}
