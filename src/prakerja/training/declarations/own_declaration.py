"""What was declared of one's own training last, for oneself: what one can say to it, and what became of that."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.models import Purchase, TrainingDeclaration


@dataclass(frozen=True)
class OwnDeclaration:
    number: int
    title: str
    institution: str
    kind: DeclarationKind
    #: Of leaving; empty elsewhere.
    reason: str
    by_clock: bool
    declared_at: datetime
    #: The first moment at which it is too late to object.
    objected_until: datetime
    state: DeclarationState
    objected_at: datetime | None
    decision: str
    starts_at: datetime

    def is_open(self, now: datetime) -> bool:
        return self.state == DeclarationState.OPEN and now < self.objected_until


def own_declaration(applicant_id: UUID, number: int) -> OwnDeclaration | None:
    """None: nothing is declared of it, or it is nobody's."""
    of_it = TrainingDeclaration.objects.filter(applicant_id=applicant_id, purchase=number)
    latest = of_it.order_by("-number").select_related("institution").first()
    if latest is None:
        return None
    purchase: Purchase = Purchase.objects.select_related("schedule__course").get(pk=(applicant_id, number))
    return OwnDeclaration(
        number=number,
        title=purchase.schedule.course.title,
        institution=latest.institution.name,
        kind=DeclarationKind(latest.kind),
        reason=latest.reason,
        by_clock=latest.by_clock,
        declared_at=latest.declared_at,
        objected_until=latest.objected_until,
        state=DeclarationState(latest.state),
        objected_at=latest.objected_at,
        decision=latest.decision,
        starts_at=purchase.schedule.starts_at,
    )
