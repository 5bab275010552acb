"""A partner's pengelola ends that somebody works for it; their own membership, too."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.end_member import end_member
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.models import PartnerMember
from prakerja.partners.require_keeper import require_keeper
from prakerja.partners.states import PartnerRole


class NoColleague(Refused):
    """Nobody of this partner: of another one's staff it is not said who they are."""


class LastKeeper(Refused):
    """Nobody would be left who could invite others, or end a key that leaked."""


def end_colleague(*, account_id: UUID, by: Actor, now: datetime) -> None:
    """They are let in no more. Twice is once. Raises PermissionMissing, NotAPartner, NoColleague, LastKeeper."""
    partner = require_keeper(by=by)
    members = PartnerMember.objects.filter(partner=partner).select_related("partner")
    member: PartnerMember | None = members.filter(pk=account_id).first()
    if member is None:
        raise NoColleague
    if member.ended_at is not None:
        return
    keepers = members.filter(role=PartnerRole.KEEPER, ended_at=None)
    if member.role == PartnerRole.KEEPER and not keepers.exclude(pk=member.pk).exists():
        raise LastKeeper
    end_member(member, reason="", by=by, now=now)
