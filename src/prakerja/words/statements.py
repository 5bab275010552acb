"""What partners are owed, in words: states, kinds, proofs, disputes, and why something of it was refused."""

from datetime import date
from typing import Final

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext_lazy as _

from prakerja.kit.refused import Refused
from prakerja.schemes.training import Evidence
from prakerja.training.models import Statement
from prakerja.training.querysets import NoPurchase
from prakerja.training.statements.answer import AnswerMissing
from prakerja.training.statements.dispute_act import DisputeAnswered, NoAdjustment
from prakerja.training.statements.dispute_statement import DisputedAlready, DisputedTooLate, DisputeWithoutText, NoLine
from prakerja.training.statements.hold_payables import HoldReasonMissing
from prakerja.training.statements.months import NoMonth
from prakerja.training.statements.querysets import NoDispute, NoStatement
from prakerja.training.statements.reasons import DisputeReason, HoldCause
from prakerja.training.statements.release_payables import NotHeldByOffice
from prakerja.training.statements.statement_acts import DisputeWaits, NothingEarned, StatementApproved, StillDisputable
from prakerja.training.statements.states import AdjustmentKind, DisputeState, LineKind, LineState, StatementState
from prakerja.training.states import Part
from prakerja.words.ledger import signed_rupiah
from prakerja.words.words import Words

#: The look of the tag, and its words.
STATEMENT_STATES: Final[dict[StatementState, tuple[str, Words]]] = {
    StatementState.MAKING: ("quiet", _("Sedang disusun")),
    StatementState.READY: ("warn", _("Menunggu persetujuan")),
    StatementState.APPROVED: ("good", _("Disetujui")),
}
LINE_STATES: Final[dict[LineState, tuple[str, Words]]] = {
    LineState.OPEN: ("quiet", _("Menunggu rekapitulasi")),
    LineState.HELD: ("warn", _("Ditahan")),
    LineState.STATED: ("good", _("Masuk rekapitulasi")),
    LineState.TAKEN_BACK: ("bad", _("Ditarik kembali")),
}
LINE_KINDS: Final[dict[LineKind, Words]] = {
    LineKind.PARTIAL: _("Sebagian"),
    LineKind.FINAL: _("Akhir"),
    LineKind.CLAW_BACK: _("Penarikan kembali"),
}
PARTS: Final[dict[Part, Words]] = {
    Part.COMMISSION: _("Komisi platform"),
    Part.INSTITUTION: _("Bagian lembaga"),
}
EVIDENCES: Final[dict[Evidence, Words]] = {
    Evidence.ENTRY: _("Kehadiran pertama yang dikonfirmasi peserta"),
    Evidence.COMPLETION: _("Pernyataan selesai, semua kehadiran terkonfirmasi"),
    Evidence.CERTIFICATE: _("Sertifikat"),
}
HOLD_CAUSES: Final[dict[HoldCause, Words]] = {
    HoldCause.SIGNAL: _("Tanda yang perlu diperiksa"),
    HoldCause.DISPUTE: _("Disanggah mitra"),
    HoldCause.OBJECTION: _("Keberatan peserta"),
    HoldCause.WITHDRAWAL: _("Sertifikatnya ditarik"),
    HoldCause.PRESENCE: _("Kehadirannya dinilai orang lain"),
    HoldCause.OFFICE: _("Ditahan kantor"),
}
ADJUSTMENT_KINDS: Final[dict[AdjustmentKind, Words]] = {
    AdjustmentKind.CLAIM: _("Tagihan dari rekapitulasi sebelumnya"),
    AdjustmentKind.DECISION: _("Penyesuaian setelah sanggahan"),
    AdjustmentKind.OVERPAID: _("Dibayar lebih dari yang disetujui"),
}
DISPUTE_STATES: Final[dict[DisputeState, tuple[str, Words]]] = {
    DisputeState.RAISED: ("warn", _("Menunggu jawaban")),
    DisputeState.REJECTED: ("quiet", _("Sanggahan ditolak")),
    DisputeState.ACCEPTED: ("good", _("Sanggahan dibenarkan")),
}
DISPUTE_REASONS: Final[dict[DisputeReason, Words]] = {
    DisputeReason.AMOUNT_WRONG: _("Jumlahnya salah"),
    DisputeReason.LINE_MISSING: _("Ada baris yang kurang"),
    DisputeReason.WRONGLY_TAKEN: _("Ditarik kembali atau ditahan tanpa alasan yang benar"),
    DisputeReason.OTHER: _("Lainnya"),
}
STATEMENT_REFUSED: Final[dict[type[Refused], Words]] = {
    NoStatement: _("Rekapitulasi itu tidak ada, atau masih disusun."),
    NoMonth: _("Bulan itu tidak dikenal."),
    NoPurchase: _("Pembelian itu tidak ada."),
    StatementApproved: _("Rekapitulasi itu sudah disetujui dan tidak berubah lagi."),
    StillDisputable: _("Mitra masih dapat menyanggah rekapitulasi ini. Setujui setelah waktunya lewat."),
    DisputeWaits: _("Mitra menyanggah rekapitulasi ini secara keseluruhan. Jawab dulu sanggahannya."),
    NothingEarned: _("Pembelian ini tidak memperoleh apa pun, atau semuanya sudah ditarik kembali."),
    HoldReasonMissing: _("Tulis alasannya, paling banyak 1.000 karakter."),
    NotHeldByOffice: _("Kantor tidak menahan pembelian ini."),
    NoDispute: _("Sanggahan itu tidak ada."),
    DisputeAnswered: _("Sanggahan itu sudah dijawab."),
    NoAdjustment: _("Isi jumlah rupiah bulat dan tahun anggaran yang ada."),
    AnswerMissing: _("Tulis jawabannya untuk mitra, paling banyak 2.000 karakter."),
    NoLine: _("Baris itu tidak ada di rekapitulasi ini."),
    DisputeWithoutText: _("Tulis apa yang salah, paling banyak 2.000 karakter."),
    DisputedTooLate: _("Waktu untuk menyanggah sudah lewat."),
    DisputedAlready: _("Hal yang sama sudah disanggah dan sedang diperiksa."),
}


def month_words(month: date) -> str:
    """`Maret 2021`."""
    return date_format(month, "F Y")


def sums_of(statement: Statement) -> list[tuple[Words, str]]:
    """What a statement adds up, in its order; the last is what is to be paid."""
    return [
        (_("Diperoleh dari pelatihan yang terbukti"), signed_rupiah(statement.earned)),
        (_("di antaranya yang sempat ditahan"), signed_rupiah(statement.released)),
        (_("Ditarik kembali"), signed_rupiah(-statement.clawed_back)),
        (_("Penyesuaian setelah sanggahan"), signed_rupiah(statement.adjusted)),
        (_("Tagihan dari rekapitulasi sebelumnya"), signed_rupiah(-statement.carried_in)),
        (_("Terbawa sebagai tagihan ke rekapitulasi berikutnya"), signed_rupiah(statement.payout - statement.due)),
        (_("Jumlah bersih yang dibayarkan"), signed_rupiah(statement.payout)),
    ]


def evidence_words(evidence: str) -> Words:
    """What proves a line; what takes one back has none."""
    return EVIDENCES[Evidence(evidence)] if evidence else "–"
