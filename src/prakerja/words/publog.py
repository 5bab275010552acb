"""What the kinds of entries in the public log are called, and what its witnesses do."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.publog.models import Answer
from prakerja.words.words import Words

KIND_NAMES: Final[dict[str, Words]] = {
    "audit.seal": _("segel jejak audit"),
    "ledger.proof": _("bukti pembukuan"),
    "waves.rules": _("aturan gelombang"),
    "waves.rescheduled": _("jadwal gelombang yang diubah"),
    "waves.cancelled": _("gelombang yang dibatalkan"),
    "screening.list_in_force": _("daftar pengecualian berlaku"),
    "screening.list_withdrawn": _("daftar pengecualian ditarik"),
    "training.badge_key": _("kunci badge pelatihan"),
    "draw.statement": _("pernyataan undian"),
    "draw.commitment": _("komitmen saksi"),
    "draw.reveal": _("rahasia yang dibuka"),
    "draw.cutoff": _("penutupan daftar rahasia"),
    "draw.taken_back": _("percobaan undian dibatalkan"),
    "draw.chain_given_up": _("ronde suar tidak ditunggu lagi"),
    "draw.round": _("bilangan suar"),
    "draw.seed": _("angka acak undian"),
    "draw.result": _("hasil undian"),
    "draw.joiners": _("pohon peserta gelombang"),
    "draw.appeal": _("putusan pengaduan atas hasil undian"),
    "draw.addendum": _("tambahan pada hasil undian"),
    "draw.custodian_key": _("kunci saksi undian"),
    "draw.checks": _("pemeriksaan hasil undian"),
    "log.key": _("kunci catatan publik"),
    "witness.key": _("kunci pengawas"),
}


def kind_name(kind: str) -> Words:
    """The kind itself where it has no name yet: an entry is never hidden."""
    return KIND_NAMES.get(kind, kind)


#: Why a witness has not vouched, in words for anybody.
ANSWERS: Final[dict[Answer, Words]] = {
    Answer.COSIGNED: _("menandatangani"),
    Answer.SILENT: _("tidak menjawab"),
    Answer.REFUSED: _("menolak menandatangani"),
    Answer.OTHER_HISTORY: _("pernah menandatangani isi lain dengan jumlah catatan yang sama"),
    Answer.LONGER_LOG: _("pernah melihat catatan yang lebih panjang daripada yang ada sekarang"),
    Answer.NO_LINE: _("menjawab dengan tanda tangan yang bukan miliknya"),
}


def witness_name(key: str) -> str:
    """Of its key, which is name+8 hex digits+base64."""
    return key.partition("+")[0]
