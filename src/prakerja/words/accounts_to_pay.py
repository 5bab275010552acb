"""What banks and wallets are called, and what stands in the way of an account with the way out of it."""

from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.words.words import Words


class Mending(NamedTuple):
    problem: Words
    remedy: Words


HOUSES: Final = {
    AccountHouse.BNI: "BNI",
    AccountHouse.BCA: "BCA",
    AccountHouse.OVO: "OVO",
    AccountHouse.LINKAJA: "LinkAja",
    AccountHouse.GOPAY: "GoPay",
    AccountHouse.DANA: "DANA",
}

MENDINGS: Final = {
    AccountProblem.NOT_FOUND: Mending(
        _("Nomor ini tidak terdaftar di sana."), _("Periksa nomornya, lalu sambungkan lagi.")
    ),
    AccountProblem.NOT_UPGRADED: Mending(
        _("Dompet digital ini belum ditingkatkan dengan KTP."),
        _("Buka aplikasinya, tingkatkan akun dengan KTP dan swafoto, lalu sambungkan lagi."),
    ),
    AccountProblem.OVER_LIMIT: Mending(
        _("Rekening atau dompet digital ini sudah mencapai batas saldo atau batas bulanannya."),
        _("Kurangi saldonya, tunggu bulan depan, atau sambungkan rekening lain."),
    ),
    AccountProblem.TOO_OFTEN: Mending(
        _("Rekening ini sudah menerima sebanyak yang boleh diterimanya hari itu."),
        _("Keesokan harinya dapat dicoba lagi."),
    ),
    AccountProblem.DORMANT: Mending(
        _("Rekening ini tidak aktif karena lama tidak dipakai."), _("Minta bank mengaktifkannya, lalu sambungkan lagi.")
    ),
    AccountProblem.FROZEN: Mending(
        _("Rekening ini diblokir."), _("Tanyakan sebabnya kepada bank atau dompet digital Anda.")
    ),
    AccountProblem.CLOSED: Mending(_("Rekening ini sudah ditutup."), _("Sambungkan rekening lain milik Anda.")),
    AccountProblem.OTHER_NIK: Mending(
        _("Rekening ini dibuka dengan KTP orang lain."),
        _("Sambungkan rekening yang dibuka dengan KTP Anda sendiri."),
    ),
    AccountProblem.OTHER_NAME: Mending(
        _("Nama di rekening ini bukan nama Anda."),
        _("Minta bank memperbaiki nama itu, atau sambungkan rekening lain."),
    ),
    AccountProblem.NIK_NOT_TOLD: Mending(
        _("Bank atau dompet digital ini tidak memberi tahu NIK pemiliknya."), _("Sambungkan rekening lain milik Anda.")
    ),
    AccountProblem.HELD_BY_ANOTHER: Mending(
        _("Rekening ini sudah tersambung ke akun Prakerja lain."),
        _("Sambungkan rekening lain, atau hubungi kami bila rekening ini milik Anda."),
    ),
    AccountProblem.BY_REVIEWER: Mending(
        _("Menurut petugas, nama di rekening ini bukan nama Anda."),
        _("Minta bank memperbaiki nama itu, atau sambungkan rekening lain."),
    ),
    AccountProblem.REFUSED_BY_HOUSE: Mending(
        _("Bank atau dompet digital menolak rekening ini."), _("Tanyakan sebabnya di sana, atau sambungkan yang lain.")
    ),
}
