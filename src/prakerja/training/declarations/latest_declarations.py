"""What was declared of an institution's participants lately, for its own staff."""

from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.models import Purchase, TrainingDeclaration

#: Whoever has more of them has a program that copies all.
SHOWN: Final = 30


def latest_declarations(*, by: Actor) -> list[tuple[TrainingDeclaration, Purchase]]:
    """What changed last first, each with the purchase that it is of. Three statements, however many there are.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    rows = list(TrainingDeclaration.objects.filter(institution=institution).order_by("-updated_at")[:SHOWN])
    keys = [(row.applicant_id, row.purchase) for row in rows]
    purchases = {one.pk: one for one in Purchase.objects.filter(pk__in=keys).select_related("schedule__course")}
    return [(row, purchases[row.applicant_id, row.purchase]) for row in rows]
