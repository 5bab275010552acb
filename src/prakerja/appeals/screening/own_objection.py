"""What somebody left out of a draw could say against it, has said, and what became of that: for them and the office."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.screening.object_to_verdict import until
from prakerja.draw.appeals.appellant import is_appellant
from prakerja.draw.models import AppealOutcome, Draw
from prakerja.waves.models import Wave


@dataclass(frozen=True)
class OwnVerdictObjection:
    """`said`: None, nothing was. `outcome`: None, their key is not computed."""

    wave: Wave
    #: The first moment at which it is too late.
    until: datetime
    said: VerdictObjection | None
    outcome: AppealOutcome | None

    def is_open(self, now: datetime) -> bool:
        return self.said is None and now < self.until


def is_verdict_overturned(*, wave_id: int, applicant_id: UUID) -> bool:
    """Two people have found that they were left out wrongly; whether their key gives them a seat is another matter."""
    return VerdictObjection.objects.filter(applicant_id=applicant_id, wave_id=wave_id, is_upheld=True).exists()


def own_verdict_objection(*, number: int, applicant_id: UUID) -> OwnVerdictObjection | None:
    """None: the wave has no result, or they were not left out of its draw."""
    drawn = Draw.objects.filter(wave__number=number, published_at__isnull=False).select_related("wave").first()
    if drawn is None or not is_appellant(wave_id=drawn.pk, applicant_id=applicant_id):
        return None
    key = {"applicant_id": applicant_id, "wave_id": drawn.pk}
    said = VerdictObjection.objects.filter(**key).first()
    outcome = AppealOutcome.objects.filter(applicant_id=applicant_id, draw_id=drawn.pk).first()
    return OwnVerdictObjection(drawn.wave, until(drawn), said, outcome)
