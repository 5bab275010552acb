"""Purchases as partners copy them: a platform its sales by invoice, an institution its participants by redeem code."""

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.copies.rounds import Piece, Round, piece_of
from prakerja.training.models import Purchase, Schedule


def copy_sales(*, asked: Round, by: Actor) -> Piece[Purchase]:
    """All of the platform's. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    sales = Purchase.objects.filter(platform=platform).select_related("schedule__course")
    return piece_of(sales, asked, at="updated_at", key="transaction_code")


def copy_participants(*, asked: Round, by: Actor) -> Piece[Purchase]:
    """Those who have shown their code. A code that nobody has brought yet is in no list: an institution that had it
    could redeem it, and nobody could undo the purchase any more.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    taught = Schedule.objects.filter(course__institution=institution)
    there = Purchase.objects.filter(schedule__in=taught, redeemed_at__isnull=False)
    return piece_of(
        there.select_related("schedule__course", "platform"), asked, at="updated_at", key="transaction_code"
    )
