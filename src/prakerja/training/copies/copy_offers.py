"""A platform's offers, as it copies them. What it has ended is in no list."""

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.copies.rounds import Piece, Round, piece_of
from prakerja.training.models import Offer


def copy_offers(*, asked: Round, by: Actor) -> Piece[Offer]:
    """Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    offers = Offer.objects.filter(platform=platform).select_related("course")
    return piece_of(offers, asked, at="updated_at", key="id")
