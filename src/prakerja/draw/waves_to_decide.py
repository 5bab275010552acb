"""Waves that stand still until the office proposes the next stage."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from prakerja.draw.models import Statement
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def waves_to_decide(*, now: datetime) -> QuerySet[Wave]:
    """Planned ones whose day to open has come, screened and drawn ones, and frozen ones of which no attempt goes on."""
    goes_on = Statement.objects.filter(draw_id=OuterRef("pk"), drawn_from__gt=now, taken_back=None)
    return Wave.objects.filter(
        Q(state=WaveState.PLANNED, opens_at__lte=now)
        | Q(state__in=[WaveState.SCREENED, WaveState.DRAWN])
        | Q(~Exists(goes_on), state=WaveState.FROZEN)
    )
