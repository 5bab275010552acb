"""What the staff of partners are called, and what each of them may."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.partners.states import PartnerRole
from prakerja.words.words import Words

PARTNER_ROLES: Final[dict[PartnerRole, Words]] = {
    PartnerRole.KEEPER: _("pengelola"),
    PartnerRole.STAFF: _("staf"),
}

#: For whoever invites somebody.
ROLE_CHOICES: Final[dict[PartnerRole, Words]] = {
    PartnerRole.KEEPER: _("Pengelola: juga membuat kunci, mengundang rekan, dan mengeluarkannya"),
    PartnerRole.STAFF: _("Staf: membaca, dan mengurus pelatihan atau penjualan"),
}
