"""Where the money of a partner's statement is, in words: its state, what stands in its way, and what to do."""

from typing import Final

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.accounts.rules import problem_of
from prakerja.payouts.partners.own_partner_payments import OwnSlip, OwnStatementPayment
from prakerja.payouts.partners.payment_standing import PaymentState
from prakerja.payouts.states import InstructionState
from prakerja.training.statements.summary_pdf import SummaryWords
from prakerja.words.accounts_to_pay import Mending
from prakerja.words.amounts import rupiah
from prakerja.words.moments import in_wib
from prakerja.words.partner_pay import partner_mending
from prakerja.words.statements import month_words
from prakerja.words.words import Words

#: The look of the tag, and its words.
PAYMENT_STATES: Final[dict[PaymentState, tuple[str, Words]]] = {
    PaymentState.NOTHING: ("quiet", gettext_lazy("Tidak ada yang dibayar")),
    PaymentState.PAID: ("good", gettext_lazy("Sudah dibayar")),
    PaymentState.UNDER_WAY: ("", gettext_lazy("Sedang dikirim")),
    PaymentState.SCHEDULED: ("", gettext_lazy("Dijadwalkan")),
    PaymentState.SUSPENDED: ("bad", gettext_lazy("Menunggu: mitra dihentikan")),
    PaymentState.LINES_HELD: ("warn", gettext_lazy("Menunggu: ada baris yang ditahan")),
    PaymentState.NO_ACCOUNT: ("warn", gettext_lazy("Menunggu rekening")),
    PaymentState.ACCOUNT_RESTS: ("warn", gettext_lazy("Menunggu: rekening baru diganti")),
    PaymentState.FAILED: ("bad", gettext_lazy("Belum dapat dibayar")),
    PaymentState.TONIGHT: ("", gettext_lazy("Disusun malam ini")),
}
PART_STATES: Final[dict[InstructionState, tuple[str, Words]]] = {
    InstructionState.BUILT: ("quiet", gettext_lazy("Belum dikirim")),
    InstructionState.SENDING: ("", gettext_lazy("Sedang dikirim")),
    InstructionState.PENDING: ("", gettext_lazy("Diproses bank")),
    InstructionState.UNKNOWN: ("warn", gettext_lazy("Sedang ditanyakan ke bank")),
    InstructionState.PAID: ("good", gettext_lazy("Sudah dibayar")),
    InstructionState.REFUSED: ("bad", gettext_lazy("Ditolak bank")),
    InstructionState.REMOVED: ("quiet", gettext_lazy("Tidak jadi dibayar")),
    InstructionState.RETURNED: ("bad", gettext_lazy("Dikembalikan bank")),
}
_WAYS_OUT: Final[dict[PaymentState, Mending]] = {
    PaymentState.SUSPENDED: Mending(
        gettext_lazy("Kantor menghentikan mitra ini."), gettext_lazy("Hubungi kantor Prakerja. Uangnya menunggu.")
    ),
    PaymentState.LINES_HELD: Mending(
        gettext_lazy("Sebagian baris sedang diperiksa."),
        gettext_lazy("Dibayar setelah diputuskan. Anda tidak perlu berbuat apa-apa."),
    ),
    PaymentState.NO_ACCOUNT: Mending(
        gettext_lazy("Belum ada rekening yang dipakai."), gettext_lazy("Pengelola mitra mengajukan rekening.")
    ),
}


def way_out(one: OwnStatementPayment) -> Mending | None:
    """Why it is not paid, and what to do; None: it is, or it comes by itself."""
    if one.state is PaymentState.FAILED:
        mending = partner_mending(problem_of(one.failed or ""))
        return Mending(mending.problem, _("Bila sudah beres, ajukan rekening itu lagi, atau rekening lain."))
    if one.state is PaymentState.ACCOUNT_RESTS and one.usable_from is not None:
        told = _("Rekening baru dibayar mulai %(from)s.") % {"from": in_wib(one.usable_from)}
        return Mending(told, _("Anda tidak perlu berbuat apa-apa."))
    return _WAYS_OUT.get(one.state)


def slip_of(slip: OwnSlip) -> SummaryWords:
    """As it is printed."""
    part = slip.part
    return SummaryWords(
        language=get_language() or "id",
        title=_("Bukti pembayaran mitra"),
        partner=slip.partner,
        month=month_words(slip.month),
        state=_("Sudah dibayar"),
        sums=[
            (_("Nomor pembayaran"), part.reference),
            (_("Nomor dari bank"), part.bank_reference or _("tidak diberikan")),
            (_("Rekening"), slip.account),
            (_("Waktu"), in_wib(part.moved_at)),
        ],
        payout=(_("Dibayar"), rupiah(Rupiah(part.amount))),
        note=_("Untuk rekapitulasi bulan ini yang disetujui dua petugas."),
    )
