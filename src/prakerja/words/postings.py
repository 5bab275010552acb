"""What the acts are called that move money, wherever the office reads of a posting."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.appeals.repayment.money import DROPPED, FREED, LET_GO_FOR_DEATH, REPAID
from prakerja.cards.award_cards import AWARD
from prakerja.cards.fill_seats import FILLING, SEATING
from prakerja.cards.follow_payments import SET_OFF
from prakerja.cards.post_end import CLAIM
from prakerja.cards.return_money import RETURN
from prakerja.cards.return_unawarded import RETURN_UNAWARDED
from prakerja.incentives.bring_due import FELL_DUE, SURVEY_FELL_DUE
from prakerja.incentives.give_again import GIVEN_AGAIN
from prakerja.incentives.take_back import TAKEN_BACK as TAKEN_BACK_DUES
from prakerja.ledger.correct import CORRECT
from prakerja.ledger.expire_hold import EXPIRED
from prakerja.payouts.differences.claim_back import CLAIMED
from prakerja.payouts.money import BUILT, REMOVED
from prakerja.schemes.training import Evidence
from prakerja.training.holds import HOLD
from prakerja.training.statements.claims import SETTLED
from prakerja.training.statements.pay_milestone import ACT_OF
from prakerja.training.statements.take_back import TAKEN_BACK
from prakerja.training.undo_purchase import VOID
from prakerja.words.acts import ACT_TITLES
from prakerja.words.words import Words

#: What the steps post by themselves; what two people decide is called as their act.
_POSTED: Final[dict[str, Words]] = {
    AWARD: gettext_lazy("Beri kartu"),
    FILLING: gettext_lazy("Sisihkan uang untuk kuota kosong yang diisi lagi"),
    SEATING: gettext_lazy("Sisihkan uang untuk yang mendapat kuota lewat keberatan"),
    RETURN: gettext_lazy("Kembalikan sisa uang kartu ke kas"),
    RETURN_UNAWARDED: gettext_lazy("Kembalikan uang kuota yang tidak terisi ke kas"),
    HOLD: gettext_lazy("Sisihkan harga pelatihan"),
    VOID: gettext_lazy("Kembalikan harga pelatihan yang batal ke saldo"),
    FELL_DUE: gettext_lazy("Insentif jatuh tempo"),
    BUILT: gettext_lazy("Susun pembayaran"),
    REMOVED: gettext_lazy("Keluarkan pembayaran dari kelompoknya"),
    TAKEN_BACK_DUES: gettext_lazy("Tarik kembali insentif yang tidak dibayarkan"),
    GIVEN_AGAIN: gettext_lazy("Berikan lagi insentif yang sertifikatnya berlaku lagi"),
    SURVEY_FELL_DUE: gettext_lazy("Insentif survei jatuh tempo"),
    CLAIMED: gettext_lazy("Tagih kembali insentif yang lebih bayar"),
    CLAIM: gettext_lazy("Tagih kembali yang sudah dipakai"),
    REPAID: gettext_lazy("Terima pengembalian"),
    LET_GO_FOR_DEATH: gettext_lazy("Hapus tagihan karena orangnya wafat"),
    DROPPED: gettext_lazy("Lepas tagihan yang dibenarkan keberatannya"),
    FREED: gettext_lazy("Bebaskan yang sudah dikembalikan dari tagihan yang keliru"),
    SET_OFF: gettext_lazy("Perhitungkan pembayaran yang dikembalikan bank dengan tagihan"),
    ACT_OF[Evidence.ENTRY]: gettext_lazy("Bayar bagian untuk kehadiran pertama"),
    ACT_OF[Evidence.COMPLETION]: gettext_lazy("Bayar bagian untuk pernyataan selesai"),
    ACT_OF[Evidence.CERTIFICATE]: gettext_lazy("Bayar pelatihan yang terbukti selesai"),
    TAKEN_BACK: gettext_lazy("Tarik kembali dari mitra"),
    SETTLED: gettext_lazy("Perhitungkan tagihan kepada mitra dengan rekapitulasinya"),
    EXPIRED: gettext_lazy("Kembalikan dana tertahan yang lewat waktunya"),
    CORRECT: gettext_lazy("Koreksi pembukuan"),
}


def act_words(act: str) -> Words:
    """What was done; an act of a step that has no words here yet by its own name."""
    return _POSTED.get(act) or ACT_TITLES.get(act) or act
