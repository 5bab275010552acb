"""Which of a partner's own sign keys are valid, and since when; never what they are."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.models import PartnerKey
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind


@dataclass(frozen=True)
class OwnKey:
    number: int
    valid_from: datetime
    valid_until: datetime | None


def own_keys(*, kind: PartnerKind, by: Actor, now: datetime) -> list[OwnKey]:
    """Those that are valid now, the newest first. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    permission = Permission.SELL_TRAINING if kind is PartnerKind.PLATFORM else Permission.TEACH_TRAINING
    partner = require_partner(kind, permission, by=by)
    rows = (
        PartnerKey.objects.filter(partner=partner)
        .order_by("-number")
        .values_list("number", "valid_from", "valid_until")
    )
    return [OwnKey(*row) for row in rows if row[1] <= now and (row[2] is None or now < row[2])]
