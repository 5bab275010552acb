"""What is handed over to a partner with which somebody signs in, and why somebody is not signed in."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.kit.refused import Refused
from prakerja.partners.require_partner import PartnerSuspended
from prakerja.partners.sso.refusals import ClientUnknown
from prakerja.partners.sso.rules import RegistrationFault, Scope
from prakerja.words.words import Words

SCOPE_NAMES: Final[dict[Scope, Words]] = {
    Scope.NAME: _("nama lengkap"),
    Scope.EMAIL: _("alamat e-mail"),
    Scope.CARD: _("nomor kartu Prakerja"),
    Scope.PHONE: _("nomor HP di akun Anda"),
}

_ITS_PROGRAM: Final = _("Tautan dari mitra itu tidak lengkap atau tidak terdaftar. Data Anda tidak dikirim.")
_WHY_NOT: Final[dict[type[Refused], Words]] = {
    ClientUnknown: _("Mitra itu tidak dikenal. Data Anda tidak dikirim ke mana pun."),
    PartnerSuspended: _("Mitra itu sedang dihentikan oleh Prakerja. Data Anda tidak dikirim ke mana pun."),
}

REGISTRATION_FAULTS: Final[dict[RegistrationFault, Words]] = {
    RegistrationFault.REDIRECTS: _("Tulis satu sampai sepuluh alamat https, masing-masing satu baris dan satu kali"),
    RegistrationFault.LOGINS: _("Tulis satu sampai sepuluh alamat masuk https, masing-masing satu baris dan satu kali"),
    RegistrationFault.SCOPES: _("Pilih paling sedikit satu"),
}


def why_not(refused: Refused | None) -> Words:
    """None: what stands in the address is too long, or cannot be read."""
    return _ITS_PROGRAM if refused is None else _WHY_NOT.get(type(refused), _ITS_PROGRAM)
