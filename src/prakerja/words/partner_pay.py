"""How partners are paid, in words: their accounts, what stands in the way of one, and how it is mended."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.codes.tallies import TriesSpent
from prakerja.kit.refused import Refused
from prakerja.kit.states import MoveRefused
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.partners.account_rules import NoAccountNumber, NoSuchBank, NumberFault
from prakerja.payouts.partners.name_partner_account import AnotherNamed, InUseAlready
from prakerja.payouts.partners.querysets import NoPartnerAccount
from prakerja.payouts.partners.states import PartnerAccountState
from prakerja.words.accounts_to_pay import Mending
from prakerja.words.words import Words

#: The look of the tag, and its words.
PARTNER_ACCOUNT_STATES: Final[dict[PartnerAccountState, tuple[str, Words]]] = {
    PartnerAccountState.ASKED: ("quiet", _("Bank sedang ditanya")),
    PartnerAccountState.NAMED: ("warn", _("Menunggu dua petugas")),
    PartnerAccountState.IN_USE: ("good", _("Dipakai")),
    PartnerAccountState.REFUSED: ("bad", _("Ditolak")),
    PartnerAccountState.GIVEN_UP: ("quiet", _("Dibatalkan")),
    PartnerAccountState.REPLACED: ("quiet", _("Diganti")),
    PartnerAccountState.STOPPED: ("bad", _("Dihentikan")),
}
#: What two people are told of both names.
COMPANY_NAME_MATCHES: Final[dict[NameMatch, Words]] = {
    NameMatch.SAME: _("Sama dengan nama mitra"),
    NameMatch.DOUBT: _("Mirip: bandingkan dengan dokumen pendirian"),
    NameMatch.ANOTHER: _("Nama lain"),
}
NUMBER_FAULTS: Final[dict[NumberFault, Words]] = {
    NumberFault.NOT_DIGITS: _("Tulis nomor rekening dengan angka saja."),
    NumberFault.NOT_SO_LONG: _("Nomor rekening terdiri atas 5 sampai 20 angka."),
}
_MENDINGS: Final = {
    AccountProblem.NOT_FOUND: Mending(
        _("Bank tidak menemukan nomor rekening ini."), _("Periksa bank dan nomornya, lalu ajukan lagi.")
    ),
    AccountProblem.DORMANT: Mending(
        _("Rekening ini tidak aktif karena lama tidak dipakai."), _("Minta bank mengaktifkannya, lalu ajukan lagi.")
    ),
    AccountProblem.FROZEN: Mending(_("Rekening ini diblokir."), _("Tanyakan sebabnya kepada bank Anda.")),
    AccountProblem.CLOSED: Mending(_("Rekening ini sudah ditutup."), _("Ajukan rekening lain atas nama mitra.")),
    AccountProblem.OVER_LIMIT: Mending(
        _("Rekening ini sudah mencapai batasnya."), _("Tanyakan batas itu kepada bank Anda.")
    ),
    AccountProblem.OTHER_NAME: Mending(
        _("Nama di rekening ini bukan nama mitra."),
        _("Ajukan rekening atas nama mitra, seperti terdaftar di Prakerja."),
    ),
    AccountProblem.BY_REVIEWER: Mending(
        _("Petugas tidak menyetujui rekening ini."), _("Hubungi kantor Prakerja, atau ajukan rekening lain.")
    ),
    AccountProblem.REFUSED_BY_HOUSE: Mending(
        _("Bank menolak rekening ini."), _("Tanyakan sebabnya kepada bank, atau ajukan rekening lain.")
    ),
}
#: Why what a pengelola or the office wanted of an account was not done.
PARTNER_PAY_REFUSED: Final[dict[type[Refused], Words]] = {
    NoSuchBank: _("Pilih salah satu bank dari daftar."),
    InUseAlready: _("Rekening ini sudah dipakai."),
    AnotherNamed: _("Rekening yang Anda ajukan terakhir belum diputuskan. Tunggu, atau batalkan dulu."),
    NoPartnerAccount: _("Rekening itu tidak ada."),
    MoveRefused: _("Keadaan rekening ini sudah berubah. Lihat keadaan terbarunya."),
    TriesSpent: _("Hari ini sudah terlalu banyak rekening diajukan. Coba lagi besok."),
    NoAccountNumber: _("Periksa nomor rekeningnya."),
}


def partner_mending(problem: AccountProblem) -> Mending:
    """What an inquiry can come to of a company's account; anything else is the bank's own reason."""
    return _MENDINGS.get(problem, _MENDINGS[AccountProblem.REFUSED_BY_HOUSE])
