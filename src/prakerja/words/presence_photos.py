"""What the photo of a presence is called in each of its states, and why a person looks at it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.training.photos.face import Face
from prakerja.training.photos.states import PhotoDoubt, PhotoState
from prakerja.words.words import Words

#: With the tone of its tag.
PHOTO_TAGS: Final[dict[PhotoState, tuple[str, Words]]] = {
    PhotoState.ASKED: ("quiet", _("sedang dibandingkan")),
    PhotoState.MATCHED: ("good", _("cocok")),
    PhotoState.WAITING: ("warn", _("menunggu petugas")),
    PhotoState.STANDS: ("good", _("kehadiran dihitung")),
    PhotoState.REFUSED: ("bad", _("kehadiran tidak dihitung")),
    PhotoState.OBJECTED: ("warn", _("peserta keberatan")),
}
PHOTO_DOUBTS: Final[dict[PhotoDoubt, Words]] = {
    PhotoDoubt.UNSURE: _("Layanan pembanding foto ragu"),
    PhotoDoubt.OTHER: _("Menurut layanan pembanding, ini orang lain"),
    PhotoDoubt.SILENT: _("Layanan pembanding foto tidak menjawab"),
    PhotoDoubt.NOTHING_KNOWN: _("Tidak ada foto identitas untuk dibandingkan"),
}
FACE_NAMES: Final[dict[Face, Words]] = {
    Face.KNOWN: _("Foto identitas"),
    Face.TAKEN: _("Foto kehadiran"),
}
