"""Why a card is held."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.cards.reasons import HoldReason
from prakerja.words.words import Words

HOLD_REASONS: Final[dict[HoldReason, Words]] = {
    HoldReason.LISTED: _("NIK Anda ada di daftar orang yang menurut aturan tidak boleh menerima Kartu Prakerja"),
    HoldReason.DEATH: _("pemegang kartu tercatat meninggal dunia"),
    HoldReason.CITIZENSHIP: _("pemegang kartu tercatat bukan lagi warga negara Indonesia"),
    HoldReason.IDENTITY: _("NIK yang dipakai untuk mendapat kartu ini milik orang lain"),
    HoldReason.CAUSE: _("petugas sedang memeriksa sesuatu tentang kartu ini"),
    HoldReason.NUMBER_LEAKED: _("nomor kartu mungkin diketahui orang lain"),
}
