"""Why nobody reads a review: what its author, or whoever answers it, writes differently."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.training.reviews.rules import HiddenFor
from prakerja.words.words import Words

HIDDEN_FOR: Final[dict[HiddenFor, Words]] = {
    HiddenFor.LONG_NUMBER: _("ada nomor panjang di dalamnya, seperti NIK, nomor kartu, atau nomor rekening"),
    HiddenFor.PHONE: _("ada nomor telepon di dalamnya"),
    HiddenFor.EMAIL: _("ada alamat e-mail di dalamnya"),
    HiddenFor.REDEEM_CODE: _("ada kode redeem di dalamnya"),
    HiddenFor.WEB_ADDRESS: _("ada alamat situs di dalamnya"),
    HiddenFor.INSULT: _("ada kata yang menghina di dalamnya"),
    HiddenFor.REPEATED: _("tanda atau kata yang sama diulang-ulang"),
    HiddenFor.CERTIFICATE_WITHDRAWN: _("sertifikatnya sudah ditarik"),
}
