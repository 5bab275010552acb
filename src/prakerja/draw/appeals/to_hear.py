"""Which appeals are decided and not heard, and which of them the witnesses have seen. Reads only."""

from django.db.models import Exists, OuterRef, QuerySet

from prakerja.draw.attempts import AttemptNow
from prakerja.draw.log_entries import APPEAL
from prakerja.draw.models import AppealDecision, AppealOutcome
from prakerja.publog.quorum import Quorum, places_of, vouched_for


def unheard_appeals(wave_id: int) -> QuerySet[AppealDecision]:
    """Decided, and their keys are not told."""
    told = AppealOutcome.objects.filter(applicant_id=OuterRef("applicant_id"), draw_id=OuterRef("draw_id"))
    return AppealDecision.objects.filter(~Exists(told), draw_id=wave_id).order_by("decided_at", "applicant_id")


def vouched_appeals(attempt: AttemptNow) -> list[AppealDecision]:
    """Of those, whose decision a quorum of the draw's witnesses has seen."""
    origin = attempt.row.sha256
    named = {f"{APPEAL}:{origin}:{row.receipt}": row for row in unheard_appeals(attempt.row.draw_id)}
    places = places_of(named) if named else {}
    if not places:
        return []
    vouched = vouched_for(places.values(), by=attempt.told.witnesses)
    quorum = Quorum(attempt.told.witnesses, attempt.told.quorum)
    return [row for name, row in named.items() if name in places and quorum.reached(vouched[places[name]])]
