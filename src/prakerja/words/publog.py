"""What the kinds of entries in the public log are called."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.words.words import Words

KIND_NAMES: Final[dict[str, Words]] = {
    "audit.seal": _("segel jejak audit"),
    "ledger.proof": _("bukti pembukuan"),
    "waves.rules": _("aturan gelombang"),
    "screening.list_in_force": _("daftar pengecualian berlaku"),
    "screening.list_withdrawn": _("daftar pengecualian ditarik"),
    "training.badge_key": _("kunci badge pelatihan"),
    "draw.checks": _("pemeriksaan hasil undian"),
    "log.key": _("kunci catatan publik"),
}


def kind_name(kind: str) -> Words:
    """The kind itself where it has no name yet: an entry is never hidden."""
    return KIND_NAMES.get(kind, kind)
