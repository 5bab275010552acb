"""What can be wrong between a leaf, a seat and a card, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.journey.leaves.faults import LeafFault
from prakerja.words.words import Words

LEAF_FAULTS: Final[dict[LeafFault, Words]] = {
    LeafFault.OTHER_RECEIPT: _("Kuota ini ada pada akun yang mendaftar dengan nomor peserta undian lain."),
    LeafFault.NOT_THE_LEAF: _("Data orang ini sekarang bukan data yang ditetapkan saat gelombang ditutup."),
    LeafFault.NOT_THE_ROOT: _("Pohon peserta yang disimpan bukan pohon yang akarnya ada di catatan publik."),
    LeafFault.NOT_AWARDED: _("Untuk kuota ini tidak ada kartu yang ditetapkan."),
    LeafFault.OTHER_NIK: _("Kartunya ditetapkan untuk NIK lain."),
}
