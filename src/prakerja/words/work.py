"""What troubles of the house are called, and what to do about them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.kit.lanes import Lane
from prakerja.words.words import Words
from prakerja.work.troubles import Trouble, TroubleKind

_TROUBLES: Final[dict[TroubleKind, Words]] = {
    TroubleKind.DISK_FULL: _("Ruang penyimpanan hampir penuh. Hubungi pengelola sistem sekarang."),
    TroubleKind.CLOCK_LEAPT: _(
        "Jam server melompat %(what)s detik. Hubungi pengelola sistem: bila jamnya salah, tenggat pun salah."
    ),
    TroubleKind.CLOCKS_DIFFER: _(
        "Jam server berbeda %(what)s detik dari jam basis data. Hubungi pengelola sistem agar keduanya disamakan."
    ),
    TroubleKind.LANE_LATE: _(
        "Pekerjaan terlambat: %(what)s. Hubungi pengelola sistem bila tidak pulih dalam 15 menit."
    ),
    TroubleKind.WORK_FAILED: _("Pekerjaan gagal dan menunggu petugas: %(what)s."),
    TroubleKind.SMS_SPENT: _(
        "Anggaran SMS hari ini habis: tidak ada kode SMS yang dikirim sampai tengah malam. Hubungi pengelola sistem."
    ),
    TroubleKind.SMS_NEARLY_SPENT: _(
        "Lebih dari empat perlima anggaran SMS hari ini terpakai. Hubungi pengelola sistem: hari yang ramai, atau"
        " serangan?"
    ),
    TroubleKind.PARTY_RESTS: _("Pihak luar sedang tidak menjawab: %(what)s. Dicoba lagi sendiri."),
}
_LANES: Final[dict[str, Words]] = {
    Lane.CLOCK: _("jadwal"),
    Lane.WORK: _("pekerjaan gelombang"),
    Lane.REGISTRY: _("pertanyaan ke Dukcapil"),
    Lane.FACES: _("pembandingan foto"),
    Lane.ACCOUNTS: _("pertanyaan ke bank dan dompet digital"),
    Lane.RAILS: _("pembayaran lewat bank dan dompet digital"),
    Lane.CODES_BY_EMAIL: _("kode lewat e-mail"),
    Lane.CODES_BY_SMS: _("kode lewat SMS"),
    Lane.EMAIL: _("e-mail"),
    Lane.SMS: _("SMS"),
    Lane.FILES: _("berkas"),
    Lane.TIME_STAMPS: _("cap waktu catatan publik"),
    Lane.WITNESSES: _("tanda tangan pengawas catatan publik"),
    Lane.BEACON: _("suar acak untuk undian"),
    Lane.WEBHOOKS: _("kabar kepada mitra"),
    Lane.SLOW_WEBHOOKS: _("kabar kepada mitra yang lambat menjawab"),
}
_PARTIES: Final[dict[str, Words]] = {
    "mail": _("server e-mail"),
    "registry": "Dukcapil",
    "faces": _("layanan pembanding foto"),
    "files": _("penyimpanan berkas"),
    "satu": _("operator SMS satu"),
    "dua": _("operator SMS dua"),
    "time_stamps": _("otoritas cap waktu"),
}

_NAMES: Final = {TroubleKind.LANE_LATE: _LANES, TroubleKind.PARTY_RESTS: _PARTIES}


def trouble_words(trouble: Trouble) -> str:
    names = _NAMES.get(trouble.kind, {})
    return str(_TROUBLES[trouble.kind]) % {"what": names.get(trouble.what, trouble.what)}
