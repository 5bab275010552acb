"""Why an account cannot be closed now, in words: what is the matter, and what to do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from prakerja.journey.against_closing import Against, ClaimWaits, HasAward, InWave, OwesBack
from prakerja.words.amounts import rupiah
from prakerja.words.waves import When


@dataclass(frozen=True)
class AgainstWords:
    """Without a link there is nothing to do but what the text says."""

    text: str
    link: str = ""
    label: str = ""


def against_words(against: Against, when: When) -> AgainstWords:
    match against:
        case InWave(number, _expected, may_leave=True):
            return AgainstWords(
                _("Anda bergabung di gelombang %(number)s. Batalkan dulu, lalu kembali ke halaman ini.")
                % {"number": number},
                reverse("waves:leave", args=[number]),
                _("Batal bergabung"),
            )
        case InWave(number, expected):
            return AgainstWords(
                _(
                    "Gelombang %(number)s sudah ditutup dan hasilnya belum diumumkan: daftar pesertanya tidak berubah "
                    "lagi. Hasil diperkirakan keluar %(expected)s. Kembalilah sesudah itu."
                )
                % {"number": number, "expected": when(expected)}
            )
        case ClaimWaits():
            return AgainstWords(
                _(
                    "Petugas sedang memutuskan akun mana yang berhak atas NIK Anda, dan memerlukan data kedua akun. "
                    "Coba lagi sesudah beberapa hari."
                )
            )
        case OwesBack():
            return _owes_back(against)
        case HasAward():
            return AgainstWords(
                _(
                    "Anda terpilih sebagai penerima Kartu Prakerja. Bantuan ini uang negara, jadi program harus "
                    "dapat menunjukkan siapa penerimanya, dan data Anda tetap kami simpan. Anda tetap dapat "
                    "mengganti kata sandi dan nomor HP, serta mengeluarkan semua perangkat."
                )
            )


def _owes_back(against: OwesBack) -> AgainstWords:
    told = {"amount": rupiah(against.owed)}
    if against.is_objected_to:
        return AgainstWords(
            _("Keberatan Anda atas pengembalian sedang diperiksa. Tunggu keputusannya dulu. Masih ditagih: %(amount)s.")
            % told,
            reverse("appeals:objection"),
            _("Lihat keberatan saya"),
        )
    return AgainstWords(
        _("Anda masih diminta mengembalikan %(amount)s. Bayar dulu, atau ajukan keberatan bila ini keliru.") % told,
        reverse("appeals:repayment"),
        _("Lihat cara membayar"),
    )
