"""What the events of the audit are called: training and its catalogue."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.events import TrainingEvent
from prakerja.words.words import Words

TRAINING: Final[dict[TrainingEvent, Words]] = {
    TrainingEvent.PAYMENT_ASKED: lazy("Platform meminta pembayaran"),
    TrainingEvent.BOUGHT: lazy("Pelatihan dibeli"),
    TrainingEvent.VOIDED: lazy("Pembelian dibatalkan"),
    TrainingEvent.LAPSED: lazy("Pembelian hangus karena tidak diselesaikan"),
    TrainingEvent.CODE_REDEEMED: lazy("Kode ditukarkan di lembaga"),
    TrainingEvent.PRESENCE_ASKED: lazy("Kehadiran ditanyakan"),
    TrainingEvent.PRESENCE_CONFIRMED: lazy("Kehadiran dipastikan peserta"),
    TrainingEvent.PHOTO_ANSWERED: lazy("Foto kehadiran dinilai layanan pembanding wajah"),
    TrainingEvent.PHOTO_TO_A_PERSON: lazy("Foto kehadiran diserahkan kepada seorang petugas"),
    TrainingEvent.PHOTO_OPENED: lazy("Foto kehadiran dibuka"),
    TrainingEvent.PHOTO_MISSED: lazy("Foto kehadiran dibuka, tetapi berkasnya tidak ada"),
    TrainingEvent.PHOTO_DECIDED: lazy("Foto kehadiran diputuskan"),
    TrainingEvent.PHOTO_OBJECTED: lazy("Keberatan atas foto kehadiran diajukan"),
    TrainingEvent.PHOTO_ENDED: lazy("Foto kehadiran dihapus sesuai jadwal"),
    TrainingEvent.PRESENCE_DECLINED: lazy("Peserta menyatakan tidak hadir"),
    TrainingEvent.HANDED_IN: lazy("Tugas dikirim"),
    TrainingEvent.FEEDBACK_GIVEN: lazy("Masukan untuk tugas diberikan"),
    TrainingEvent.DECLARED: lazy("Keterangan lembaga dibuat"),
    TrainingEvent.DECLARATION_TAKEN_BACK: lazy("Keterangan lembaga ditarik"),
    TrainingEvent.DECLARATION_CONFIRMED: lazy("Keterangan lembaga dibenarkan peserta"),
    TrainingEvent.DECLARATION_OBJECTED: lazy("Peserta keberatan atas keterangan lembaga"),
    TrainingEvent.OBJECTION_UPHELD: lazy("Keberatan peserta dibenarkan"),
    TrainingEvent.OBJECTION_DISMISSED: lazy("Keberatan peserta ditolak"),
    TrainingEvent.SCHEDULE_TAKEN: lazy("Jadwal lain dipilih"),
    TrainingEvent.COMPLETION_DECLARED: lazy("Pelatihan dinyatakan selesai"),
    TrainingEvent.CERTIFIED_TOO_LATE: lazy("Pelatihan selesai, tetapi uangnya sudah kembali"),
    TrainingEvent.REHEARSAL_PASSED: lazy("Uji coba program lembaga lulus"),
    TrainingEvent.CERTIFICATE_ISSUED: lazy("Sertifikat diterbitkan"),
    TrainingEvent.PAYABLES_HELD: lazy("Pembayaran kepada mitra ditahan"),
    TrainingEvent.PAYABLES_RELEASED: lazy("Pembayaran kepada mitra dilepas"),
    TrainingEvent.SIGNAL_FOUND: lazy("Tanda kecurangan ditemukan"),
    TrainingEvent.SIGNAL_CONFIRMED: lazy("Tanda kecurangan dibenarkan"),
    TrainingEvent.SIGNAL_CLEARED: lazy("Tanda itu dinyatakan bukan kecurangan"),
    TrainingEvent.BADGE_ASKED: lazy("Lencana digital diminta"),
    TrainingEvent.BADGE_SIGNED: lazy("Lencana digital ditandatangani"),
    TrainingEvent.CERTIFICATE_WITHDRAWN: lazy("Sertifikat ditarik"),
    TrainingEvent.CERTIFICATE_REINSTATED: lazy("Sertifikat berlaku lagi"),
    TrainingEvent.REVIEWED: lazy("Ulasan ditulis"),
    TrainingEvent.REVIEW_ANSWERED: lazy("Ulasan dijawab lembaga"),
    TrainingEvent.STATEMENT_READY: lazy("Rekapitulasi mitra siap"),
    TrainingEvent.STATEMENT_APPROVED: lazy("Rekapitulasi mitra disetujui"),
    TrainingEvent.TAKEN_BACK: lazy("Pembayaran satu pembelian ditarik kembali"),
    TrainingEvent.DISPUTE_RAISED: lazy("Sanggahan mitra diajukan"),
    TrainingEvent.DISPUTE_ANSWERED: lazy("Sanggahan mitra dijawab"),
}

CATALOGUE: Final[dict[CatalogueEvent, Words]] = {
    CatalogueEvent.DRAFTED: lazy("Pelatihan didaftarkan"),
    CatalogueEvent.CHANGED: lazy("Keterangan pelatihan diubah"),
    CatalogueEvent.PRICED: lazy("Harga pelatihan diubah"),
    CatalogueEvent.PUBLISHED: lazy("Pelatihan diloloskan"),
    CatalogueEvent.SUSPENDED: lazy("Penjualan pelatihan dihentikan"),
    CatalogueEvent.RESUMED: lazy("Penjualan pelatihan dibuka lagi"),
    CatalogueEvent.WITHDRAWN: lazy("Pelatihan ditarik"),
    CatalogueEvent.TEACHING_ENDED: lazy("Semua jadwal lembaga dibatalkan"),
    CatalogueEvent.SCHEDULED: lazy("Jadwal ditambah"),
    CatalogueEvent.SCHEDULE_CANCELLED: lazy("Satu jadwal dibatalkan"),
    CatalogueEvent.OFFERED: lazy("Pelatihan mulai dijual di platform"),
    CatalogueEvent.OFFER_ENDED: lazy("Pelatihan tidak dijual lagi di platform"),
}
