"""The office ends that somebody works for a partner: the partner has nobody left who could, or does not."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.end_member import end_member
from prakerja.approvals.propose_act import ReasonMissing
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.models import PartnerMember


class NoMember(Refused):
    """Nobody of this account works for a partner, or ever did."""


def end_partner_staff(*, account_id: UUID, reason: str, by: Actor, now: datetime) -> None:
    """They are let in no more; the audit keeps why. Twice is once. Raises ReasonMissing, NoMember.

    Whoever the partner wants back is invited once more by its pengelola, or by two officers.
    """
    require(Permission.ADMIT_PARTNERS, by=by)
    if not reason.strip():
        raise ReasonMissing
    found = PartnerMember.objects.filter(pk=account_id).first()
    if found is None:
        raise NoMember
    lock_partner(found.partner_id)
    member = PartnerMember.objects.select_related("partner").get(pk=account_id)
    if member.ended_at is None:
        end_member(member, reason=reason.strip(), by=by, now=now)
