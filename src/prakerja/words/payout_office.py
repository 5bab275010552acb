"""Batches of payments and what became of each, as the office reads it."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.connectors.rails.rail import Rail
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.rules import problem_of
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import Instruction
from prakerja.payouts.sending.stop_batch import StoppedFor
from prakerja.payouts.states import BatchState, DueKind, HeldBack, InstructionState, PayeeKind, RemovalReason
from prakerja.words.accounts_to_pay import HOUSES, MENDINGS
from prakerja.words.amounts import rupiah, thousands
from prakerja.words.words import Words

#: The look of the tag, and its words.
BATCH_STATES: Final[dict[BatchState, tuple[str, Words]]] = {
    BatchState.BUILDING: ("quiet", _("Sedang disusun")),
    BatchState.BUILT: ("warn", _("Menunggu dua petugas")),
    BatchState.RELEASED: ("", _("Sedang dikirim")),
    BatchState.STOPPED: ("bad", _("Berhenti sendiri")),
    BatchState.PAUSED: ("warn", _("Dijeda dua petugas")),
    BatchState.ENDED: ("good", _("Selesai")),
}
INSTRUCTION_STATES: Final[dict[InstructionState, tuple[str, Words]]] = {
    InstructionState.BUILT: ("quiet", _("Belum dikirim")),
    InstructionState.SENDING: ("", _("Sedang dikirim")),
    InstructionState.PENDING: ("", _("Diproses bank atau dompet digital")),
    InstructionState.UNKNOWN: ("warn", _("Belum pasti, sedang ditanyakan")),
    InstructionState.PAID: ("good", _("Sudah dibayar")),
    InstructionState.REFUSED: ("bad", _("Ditolak bank atau dompet digital")),
    InstructionState.REMOVED: ("quiet", _("Dikeluarkan dari kelompok")),
    InstructionState.RETURNED: ("bad", _("Dikembalikan bank")),
}
STOPPED_FOR: Final[dict[StoppedFor, Words]] = {
    StoppedFor.FLOAT: _("Dana di bank atau dompet digital ini tidak cukup untuk kelompok ini."),
    StoppedFor.HOUSE: _("Bank atau dompet digital ini menolak semua kiriman kita."),
    StoppedFor.REFUSALS: _("Terlalu banyak pembayaran yang ditolak."),
}
REMOVED_FOR: Final[dict[RemovalReason, Words]] = {
    RemovalReason.BARRED: _("Tidak boleh dibayar lagi: tercatat di daftar pengecualian, atau kartunya ditahan"),
    RemovalReason.ACCOUNT_CHANGED: _("Rekeningnya diganti atau dilepas"),
    RemovalReason.SUSPENDED: _("Mitra dihentikan kantor"),
    RemovalReason.LINES_HELD: _("Ada baris rekapitulasinya yang ditahan"),
    RemovalReason.BY_OFFICE: _("Dikeluarkan petugas"),
    RemovalReason.WITHDRAWN: _("Sertifikatnya ditarik"),
    RemovalReason.NEVER_ARRIVED: _("Dikirim, tetapi tidak pernah sampai ke bank"),
}
HELD_BACK: Final[dict[HeldBack, Words]] = {
    HeldBack.HELD: _("Kartunya ditahan"),
    HeldBack.ENDED: _("Kartunya sudah berakhir"),
    HeldBack.BY_OFFICE: _("Dikeluarkan petugas, dan belum dilepas"),
    HeldBack.NO_ACCOUNT: _("Belum menyambungkan rekening"),
    HeldBack.ACCOUNT_RESTS: _("Rekeningnya baru diganti"),
    HeldBack.ACCOUNT_FAILED: _("Kiriman terakhir ke rekeningnya gagal"),
    HeldBack.SUSPENDED: _("Mitra dihentikan kantor"),
    HeldBack.LINES_HELD: _("Ada baris rekapitulasinya yang ditahan"),
    HeldBack.NO_RAIL: _("Jumlahnya tidak dapat dikirim lewat jalur mana pun"),
    HeldBack.ANOTHER_NIGHT: _("Menunggu malam berikutnya"),
}
PAYEE_KINDS: Final[dict[PayeeKind, Words]] = {
    PayeeKind.RECIPIENT: _("Penerima"),
    PayeeKind.PARTNER: _("Mitra"),
}
RAILS: Final[dict[Rail, Words]] = {
    Rail.INTRABANK: _("Sesama bank"),
    Rail.INTERBANK: "BI-FAST",
    Rail.SKN: "SKN",
    Rail.RTGS: "RTGS",
    Rail.WALLET: _("Dompet digital"),
}
DUE_KINDS: Final[dict[DueKind, Words]] = {
    DueKind.INSTALMENT: _("Insentif biaya mencari kerja"),
    DueKind.SURVEY: _("Insentif survei"),
    DueKind.STATEMENT: _("Rekapitulasi mitra"),
}
ACCOUNT_STATES: Final[dict[AccountState, Words]] = {
    AccountState.ASKED: _("Bank atau dompet digital sedang ditanya"),
    AccountState.IN_DOUBT: _("Menunggu petugas"),
    AccountState.PROVEN: _("Menunggu kode SMS dari penerima"),
    AccountState.LINKED: _("Tersambung"),
    AccountState.REFUSED: _("Ditolak"),
    AccountState.REPLACED: _("Diganti dengan rekening lain"),
    AccountState.UNLINKED: _("Dibatalkan atau dilepas pemiliknya"),
}
#: What a send was answered; empty: nobody has answered yet.
ANSWERS: Final[dict[str, Words]] = {
    "": _("Belum dijawab"),
    OutcomeKind.PAID: _("Dibayar"),
    OutcomeKind.REFUSED: _("Ditolak"),
    OutcomeKind.PENDING: _("Diproses"),
    OutcomeKind.UNKNOWN: _("Tidak pasti"),
    OutcomeKind.NOT_FOUND: _("Tidak dikenal di sana"),
    OutcomeKind.RETURNED: _("Dikembalikan"),
    OutcomeKind.NOT_DONE: _("Pasti tidak dilakukan"),
}


class HeldBackSum(NamedTuple):
    why: Words
    people: int
    amount: int


def house_words(house: str) -> str:
    """`BNI`; of a house that no scheme names, as its file calls it."""
    return HOUSES[AccountHouse(house)] if house in list(AccountHouse) else house


def held_back_sums(held_back: Mapping[str, Any]) -> list[HeldBackSum]:
    """What a batch's row says of them, the most money first."""
    sums = [HeldBackSum(HELD_BACK[HeldBack(why)], one["people"], one["amount"]) for why, one in held_back.items()]
    return sorted(sums, key=lambda one: (-one.amount, str(one.why)))


def held_back_words(one: HeldBackSum) -> str:
    told = {"why": one.why, "number": thousands(one.people), "amount": rupiah(Rupiah(one.amount))}
    return gettext("%(why)s: %(number)s orang, %(amount)s") % told


def refusal_words(code: str) -> Words:
    """Why a payment was refused; without a code nobody at the bank said why."""
    return MENDINGS[problem_of(code)].problem if code else _("Nomor atau nama rekeningnya tidak dapat dipakai.")


def rail_sum_words(rail: str, items: int, amount: int) -> str:
    told = {"rail": RAILS[Rail(rail)], "number": thousands(items), "amount": rupiah(Rupiah(amount))}
    return gettext("%(rail)s: %(number)s pembayaran, %(amount)s") % told


def rail_words(rail: str) -> Words:
    return RAILS[Rail(rail)]


def why_words(row: Instruction) -> Words:
    """Why it was refused or has left its batch; empty where it is neither."""
    if row.state == InstructionState.REFUSED:
        return refusal_words(row.code)
    return REMOVED_FOR[RemovalReason(row.removed_for)] if row.removed_for else ""


def signed_number(number: int) -> str:
    """`+1.000`, `−1.000`, `0`."""
    sign = "\u2212" if number < 0 else "+" if number else ""
    return f"{sign}{thousands(abs(number))}"
