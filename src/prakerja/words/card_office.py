"""Cards and what befell their holders, as the office reads it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import JsonValue

from prakerja.appeals.states import DemandState
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.kit.actor import ActorKind
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind
from prakerja.messages.states import MessageState
from prakerja.screening.reasons import RULE_OF, Reason
from prakerja.words.amounts import rupiah
from prakerja.words.appeals import DEMAND_TAGS
from prakerja.words.authority import KIND_NAMES
from prakerja.words.letter_names import LETTER_NAMES
from prakerja.words.postings import act_words
from prakerja.words.screening import RULE_NAMES
from prakerja.words.verdict_objections import OBJECTION_WORDS
from prakerja.words.words import Words

CARD_STATES: Final[dict[CardState, Words]] = {
    CardState.AWARDED: gettext_lazy("Belum membeli pelatihan"),
    CardState.ACTIVE: gettext_lazy("Dipakai"),
    CardState.FINISHED: gettext_lazy("Selesai dipakai"),
    CardState.REVOKED: gettext_lazy("Dicabut"),
    CardState.GIVEN_BACK: gettext_lazy("Diserahkan kembali"),
    CardState.ANNULLED: gettext_lazy("Dibatalkan sejak awal"),
    CardState.DECEASED: gettext_lazy("Pemegangnya meninggal"),
}
ACCOUNT_NAMES: Final[dict[AccountKind, Words]] = {
    AccountKind.STATE_BUDGET: gettext_lazy("anggaran negara"),
    AccountKind.TREASURY: gettext_lazy("kas program"),
    AccountKind.WAVE_RESERVE: gettext_lazy("cadangan gelombang"),
    AccountKind.TRAINING_BALANCE: gettext_lazy("saldo pelatihan"),
    AccountKind.INCENTIVE_RESERVE: gettext_lazy("cadangan insentif"),
    AccountKind.INCENTIVE_DUE: gettext_lazy("insentif yang jatuh tempo"),
    AccountKind.HELD: gettext_lazy("dana yang ditahan"),
    AccountKind.CLAIM: gettext_lazy("tagihan kepada penerima"),
    AccountKind.OVERPAID: gettext_lazy("kelebihan pengembalian"),
    AccountKind.PAYABLE: gettext_lazy("utang kepada mitra"),
    AccountKind.PARTNER_CLAIM: gettext_lazy("tagihan kepada mitra"),
    AccountKind.DEPOSITS: gettext_lazy("setoran negara"),
    AccountKind.FLOAT: gettext_lazy("dana di bank"),
    AccountKind.IN_TRANSIT: gettext_lazy("pembayaran dalam perjalanan"),
    AccountKind.FEES: gettext_lazy("biaya bank"),
}
#: Why a card moved.
_MOVED: Final[dict[MoveReason, Words]] = {
    MoveReason.SEATED: gettext_lazy("terpilih"),
    MoveReason.BOUGHT: gettext_lazy("membeli pelatihan"),
    MoveReason.PURCHASE_VOIDED: gettext_lazy("pembeliannya dibatalkan"),
    MoveReason.DEADLINE: gettext_lazy("tenggat lewat tanpa pembelian"),
    MoveReason.CAUSE: gettext_lazy("keputusan dua petugas"),
    MoveReason.GAVE_BACK: gettext_lazy("permintaan pemegangnya"),
    MoveReason.LISTED: gettext_lazy("tercatat di daftar pengecualian"),
    MoveReason.DEATH: gettext_lazy("meninggal dunia"),
    MoveReason.CITIZENSHIP: gettext_lazy("bukan lagi warga negara"),
    MoveReason.IDENTITY: gettext_lazy("NIK-nya milik orang lain"),
    MoveReason.REINSTATED: gettext_lazy("dipulihkan oleh dua petugas"),
    MoveReason.YEAR_END: gettext_lazy("akhir masa program"),
    MoveReason.BUYING_OVER: gettext_lazy("masa membeli pelatihan berakhir"),
    MoveReason.HELD: gettext_lazy("ditahan"),
    MoveReason.RELEASED: gettext_lazy("penahanan dilepas"),
    MoveReason.EXTENDED: gettext_lazy("tenggat diperpanjang"),
    MoveReason.NUMBER_REPLACED: gettext_lazy("nomornya diganti"),
}
#: Why one is held, as the office chooses it; what its holder reads stands in holds.py.
HOLD_NAMES: Final[dict[HoldReason, Words]] = {
    HoldReason.CAUSE: gettext_lazy("kantor memeriksa sesuatu"),
    HoldReason.NUMBER_LEAKED: gettext_lazy("nomornya bocor"),
    HoldReason.LISTED: gettext_lazy("pemegangnya ada di daftar pengecualian"),
    HoldReason.DEATH: gettext_lazy("pemegangnya tercatat meninggal dunia"),
    HoldReason.CITIZENSHIP: gettext_lazy("pemegangnya tercatat bukan lagi warga negara"),
    HoldReason.IDENTITY: gettext_lazy("NIK pemegangnya milik orang lain"),
}
_OUTCOMES: Final[dict[OutcomeKind, Words]] = {
    OutcomeKind.SEATED: gettext_lazy("terpilih"),
    OutcomeKind.NO_SEAT: gettext_lazy("belum terpilih"),
    OutcomeKind.HOUSEHOLD_FULL: gettext_lazy("tertahan batas kartu keluarga"),
}
_MESSAGE_STATES: Final[dict[MessageState, Words]] = {
    MessageState.QUEUED: gettext_lazy("menunggu dikirim"),
    MessageState.SENT: gettext_lazy("terkirim"),
    MessageState.DELIVERED: gettext_lazy("dipastikan sampai"),
    MessageState.FAILED: gettext_lazy("gagal"),
    MessageState.EXPIRED: gettext_lazy("tidak dikirim lagi"),
}
type Facts = Mapping[str, JsonValue]


def befell_words(what: str, facts: Facts) -> str:
    """One line of a person's timeline."""
    return _WORDS[what](facts)


def who_words(by: ActorKind | None, name: str) -> str:
    """Who did it: a person of the office by name, everybody else by what they are. Empty: the audit names nobody."""
    if by is None:
        return ""
    if by is ActorKind.APPLICANT:
        return _("orang ini sendiri")
    return name if by is ActorKind.STAFF and name else str(KIND_NAMES[by])


def initials(name: str) -> str:
    """`S. R.`: in lists, where no name is read before one looks at a person."""
    return " ".join(f"{part[0].upper()}." for part in name.split())


def _joined(facts: Facts) -> str:
    return _("Bergabung di gelombang %(wave)s, nomor peserta undian %(receipt)s") % facts


def _verdict(facts: Facts) -> str:
    reasons = facts["reasons"]
    if not isinstance(reasons, list) or not reasons:
        return _("Memenuhi syarat gelombang %(wave)s") % facts
    rules = ", ".join(str(RULE_NAMES[RULE_OF[Reason(str(one))]]) for one in reasons)
    return _("Tidak memenuhi syarat gelombang %(wave)s: %(rules)s") % {**facts, "rules": rules}


def _outcome(facts: Facts) -> str:
    told = _OUTCOMES[OutcomeKind(str(facts["outcome"]))]
    return _("Hasil undian gelombang %(wave)s: %(told)s") % {**facts, "told": told}


def _move(facts: Facts) -> str:
    day = date_format(date.fromisoformat(str(facts["effective_on"])), "j F Y")
    values = {
        "last_four": facts["last_four"],
        "state": CARD_STATES[CardState(str(facts["state"]))],
        "reason": _MOVED[MoveReason(str(facts["reason"]))],
        "day": day,
    }
    return _("Kartu berakhiran %(last_four)s: %(state)s (%(reason)s), terhitung %(day)s") % values


def _posting(facts: Facts) -> str:
    values = {
        "amount": rupiah(Rupiah(int(str(facts["amount"])))),
        "debit": ACCOUNT_NAMES[AccountKind(int(str(facts["debit"])))],
        "credit": ACCOUNT_NAMES[AccountKind(int(str(facts["credit"])))],
        "act": act_words(str(facts["act"])),
    }
    return _("Buku besar: %(amount)s dari %(debit)s ke %(credit)s (%(act)s)") % values


def _message(facts: Facts) -> str:
    channel = _("E-mail") if facts["channel"] == "email" else _("SMS")
    state = _MESSAGE_STATES[MessageState(str(facts["state"]))]
    text = LETTER_NAMES.get(str(facts["text"]), facts["text"])
    return _("%(channel)s “%(text)s”: %(state)s") % {"channel": channel, "text": text, "state": state}


def _demand(facts: Facts) -> str:
    amount = rupiah(Rupiah(int(str(facts["amount"]))))
    return _("Pengembalian %(amount)s diminta untuk kartu gelombang %(wave)s") % {**facts, "amount": amount}


def _demand_over(facts: Facts) -> str:
    state = DEMAND_TAGS[DemandState(str(facts["state"]))][1]
    return _("Permintaan pengembalian untuk kartu gelombang %(wave)s berakhir: %(state)s") % {**facts, "state": state}


def _death(facts: Facts) -> str:
    day = date_format(date.fromisoformat(str(facts["died_on"])), "j F Y")
    return _("Dilaporkan wafat pada %(day)s. Sejak dilaporkan tidak ada yang ditagih darinya") % {"day": day}


def _death_wrong(facts: Facts) -> str:
    day = date_format(date.fromisoformat(str(facts["died_on"])), "j F Y")
    return _("Laporan wafat pada %(day)s ternyata keliru") % {"day": day}


_WORDS: Final[dict[str, Callable[[Facts], str]]] = {
    "joined": _joined,
    "verdict": _verdict,
    "outcome": _outcome,
    **OBJECTION_WORDS,
    "move": _move,
    "posting": _posting,
    "message": _message,
    "demand": _demand,
    "demand_over": _demand_over,
    "death": _death,
    "death_wrong": _death_wrong,
}
