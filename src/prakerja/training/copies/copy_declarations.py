"""What an institution has declared, and the clock of its participants, as it copies it: with what became of each."""

from dataclasses import dataclass

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.copies.rounds import Piece, Round, piece_of
from prakerja.training.models import Purchase, Schedule, TrainingDeclaration


@dataclass(frozen=True)
class CopiedDeclaration:
    declared: TrainingDeclaration
    purchase: Purchase
    #: To which they were deferred; empty elsewhere.
    schedule_code: str


def copy_declarations(*, asked: Round, by: Actor) -> Piece[CopiedDeclaration]:
    """What a participant objected with is not in it; what was decided is.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    declared = TrainingDeclaration.objects.filter(institution=institution)
    piece: Piece[TrainingDeclaration] = piece_of(declared, asked, at="updated_at", key="reference")
    keys = [(row.applicant_id, row.purchase) for row in piece.rows]
    purchases = {one.pk: one for one in Purchase.objects.filter(pk__in=keys).select_related("schedule__course")}
    to = Schedule.objects.in_bulk([row.to_schedule_id for row in piece.rows if row.to_schedule_id is not None])
    return Piece(
        [
            CopiedDeclaration(
                declared=row,
                purchase=purchases[row.applicant_id, row.purchase],
                schedule_code=to[row.to_schedule_id].code if row.to_schedule_id in to else "",
            )
            for row in piece.rows
        ],
        piece.next,
    )
